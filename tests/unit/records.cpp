// The fast record reader: bytes → chunks → columns.
#include "table/bytes.hpp"
#include "table/chunks.hpp"
#include "table/columns_of.hpp"

#include <zlib.h>
#include <zstd.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

using namespace aicarbon::table;

namespace {

using What = RecordFault::What;
using Kind = ColumnPlan::Kind;

// A source that returns at most `piece` bytes at a time. With `fails`, it reports an error at its end.
ReadBytes source(std::string text, std::size_t piece = ~std::size_t{0}, bool fails = false) {
  return [text = std::move(text), piece, fails, at = std::size_t{0}](char* out, std::size_t size) mutable {
    const std::size_t n = std::min({size, piece, text.size() - at});
    if (n == 0 && fails) return std::ptrdiff_t{-1};
    std::memcpy(out, text.data() + at, n);
    at += n;
    return static_cast<std::ptrdiff_t>(n);
  };
}

std::string show(double x) {
  return std::isnan(x) ? "?" : std::to_string(x).substr(0, std::to_string(x).find('.') + 3);
}

std::string name_of(What what) { return std::string(describe(what)); }

// Everything in a file: one line per record with its cells, and one line per fault. Columns whose names begin with n
// are numbers, those with w are words, and all others are passed through.
struct Read {
  std::string rows;
  std::string faults;
  std::vector<std::size_t> empty;
  std::vector<std::string> names;
  std::optional<HeaderFault> header_fault;
  ChunkReader::Result end = ChunkReader::Result::end;
  char delimiter = 0;
  std::size_t chunks = 0;
  std::size_t record = 0;  // number of the first record of the last chunk
  std::size_t line = 0;
};

Read read(ReadBytes bytes, ChunkOptions options = {}, bool other_keys = false) {
  Read result;
  ChunkReader reader(std::move(bytes), options);
  Header header;
  result.header_fault = reader.open(header);
  if (result.header_fault) return result;
  result.names = header.names;
  result.delimiter = header.delimiter;
  RecordPlan plan{.format = header.format, .delimiter = header.delimiter, .columns = {}, .other_keys = other_keys};
  for (const std::string& name : header.names)
    plan.columns.push_back({name, name.starts_with('n')   ? Kind::number
                                  : name.starts_with('w') ? Kind::word
                                                          : Kind::ignored});
  result.empty.resize(plan.columns.size());
  Chunk chunk;
  ChunkColumns columns;
  std::string scratch;
  while ((result.end = reader.next(chunk)) == ChunkReader::Result::chunk) {
    ++result.chunks;
    columns_of(chunk, plan, columns);
    for (std::size_t row = 0; row < columns.rows; ++row) {
      for (std::size_t c = 0; c < plan.columns.size(); ++c) {
        const ChunkColumns::Column& column = columns.columns[c];
        const bool faulty = std::ranges::find(columns.faults, row, &RecordFault::row) != columns.faults.end();
        result.rows += c == 0 ? "" : "|";
        if (plan.columns[c].kind == Kind::number) result.rows += show(column.numbers[row]);
        else if (plan.columns[c].kind == Kind::word) result.rows += column.words.all()[column.keys[row]];
        else if (!faulty) result.rows += unquoted(columns.raw_cell(row, c), scratch);
      }
      result.rows += "\n";
    }
    for (const RecordFault& f : columns.faults)
      result.faults += std::to_string(f.record) + ":" + std::to_string(f.line) + ":" + std::to_string(f.column) + " " +
                       name_of(f.what) + " [" + f.excerpt + "]\n";
    for (std::size_t c = 0; c < plan.columns.size(); ++c) result.empty[c] += columns.columns[c].empty;
  }
  result.record = chunk.first_record;
  result.line = chunk.first_line;
  return result;
}

Read read(const std::string& text, ChunkOptions options = {}) { return read(source(text), options); }

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 1000, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

struct Unpacked {
  std::string text;
  std::string fault;
  bool failed = false;
};

Unpacked unpack(const std::string& archive, std::size_t piece = ~std::size_t{0}, bool fails = false) {
  Unpacked result;
  const ReadBytes bytes = unpacked(source(archive, piece, fails), result.fault);
  std::string buffer(100'000, '\0');
  std::ptrdiff_t n = 0;
  while ((n = bytes(buffer.data(), buffer.size())) > 0) result.text.append(buffer, 0, static_cast<std::size_t>(n));
  result.failed = n < 0;
  CHECK(bytes(buffer.data(), buffer.size()) == n);  // the fault is reported again
  return result;
}

std::string many_rows(std::size_t count) {
  std::string text = "id,w,n\n";
  for (std::size_t k = 0; k < count; ++k)
    text += std::to_string(k) + ",word " + std::to_string(k * 7919 % 5000) + "," +
            std::to_string(static_cast<double>(k) / 8) + "\n";
  return text;
}

}  // namespace

TEST_CASE("records are read into columns of numbers and words", "[unit]") {
  const Read r = read("id,n,w\na,1.5,FR\nb,,\nc,+2e3,us/CAMX\n");
  CHECK(r.rows == "a|1.50|FR\nb|?|\nc|2000.00|us/CAMX\n");
  CHECK(r.faults.empty());
  CHECK(r.empty == std::vector<std::size_t>{0, 1, 1});
  CHECK(r.end == ChunkReader::Result::end);
}

TEST_CASE("records may have any line end, quotes and empty lines", "[unit]") {
  const std::string rows = "a|1.50|FR\nb|?|\nc, d|2.00|x\"y\nf|3.00|G\n";
  CHECK(read("id,n,w\r\na,1.5,FR\r\nb,,\r\n\"c, d\",\"2\",\"x\"\"y\"\r\nf,3,G\r\n").rows == rows);
  CHECK(read("\xEF\xBB\xBFid,n,w\na,1.5,\"FR\"\n\nb,\"\",\"\"\n\r\n\"c, d\",2,x\"y\nf,3,G").rows == rows);
  CHECK(read("\n\r\nid,n,w\na,1.5,FR\nb, ,\n\"c, d\",2,\"x\"\"y\"\nf, 3\t,G\r").rows == rows);
  const Read lines = read("n,w\n1,\"two\n\nlines\"\n\n2,y\n3,x,\n");
  CHECK(lines.rows == "1.00|two\n\nlines\n2.00|y\n?|\n");
  CHECK(lines.faults == "4:7:2 an extra column [3,x,]\n");
}

TEST_CASE("the delimiter is the one that occurs most often in the header", "[unit]") {
  for (const std::string d : {",", ";", "\t", "|"}) {
    INFO(d);
    const Read r = read("n_a" + d + "\"w,;|\t b\"" + d + "c\n1" + d + "\"x,;|y\"" + d + "z\n");
    CHECK(std::string(1, r.delimiter) == d);
    CHECK(r.rows == "1.00|x,;|y|z\n");
  }
  CHECK(read("n;w;c,d,e,f\n1;x;2\n", {.delimiter = ';'}).names == std::vector<std::string>{"n", "w", "c,d,e,f"});
  CHECK(read("n\n1\n").delimiter == ',');
}

TEST_CASE("an invalid header is reported, and a file without records is accepted", "[unit]") {
  using Header = HeaderFault::What;
  const auto fault = [](const std::string& text) { return read(text).header_fault.value().what; };
  CHECK(fault("") == Header::no_header);
  CHECK(fault("\n\r\n") == Header::no_header);
  CHECK(fault("\xEF\xBB\xBF") == Header::no_header);
  CHECK(fault("a,,b\n") == Header::empty_name);
  CHECK(fault("a,\"b\n1,2\n") == Header::open_quote);
  CHECK(fault("a,\"b\"c\n1,2\n") == Header::text_after_quote);
  CHECK(fault("a,b\r1,2\r3,4\r") == Header::carriage_returns);
  CHECK(fault("a,b\xE9\n") == Header::not_utf8);
  CHECK(fault(std::string("a,b\0c\n", 6)) == Header::nul_byte);
  CHECK(fault("{\"a\":1,\n") == Header::bad_json);
  const HeaderFault twice = read("\na,b,a\n").header_fault.value();
  CHECK(twice.what == Header::duplicate_name);
  CHECK(twice.line == 2);
  CHECK(twice.column == 2);
  CHECK(twice.other == 0);
  CHECK(twice.excerpt == "a");
  CHECK(read(source("", 1, true)).header_fault.value().what == Header::source_failed);
  for (const std::string header : {"n,w", "n,w\n", "n,w\r\n", "n,w\n\n"}) {
    const Read r = read(header);
    CHECK_FALSE(r.header_fault);
    CHECK(r.rows.empty());
    CHECK(r.names == std::vector<std::string>{"n", "w"});
    CHECK(r.faults.empty());
  }
}

TEST_CASE("every error in a record is reported with its number, line and column", "[unit]") {
  const std::string big(70'000, 'x');
  std::string text = "id,n,w\n";
  text += "good,1,x\n";                     // record 2, line 2
  text += "short\n";                        // 3
  text += "long,1,x,y\n";                   // 4
  text += "\"two\nlines\",1.2.3,x\n";       // 5, lines 5 and 6
  text += "comma,\"1,234.5\",x\n";          // 6, line 7
  text += "huge,1e999,x\n";                 // 7
  text += std::string("nul,1,a\0b\n", 10);  // 8
  text += "latin,1,caf\xE9\n";              // 9
  text += "\"after\"x,1,y\n";               // 10
  text += "big,1," + big + "\n";            // 11
  text += "hex,0x10,\"a \"\"b\"\"\"\n";     // 12
  text += "nan,nan,x\n";                    // 13
  text += "both,bad," + big + "\n";         // record 14 has one fault, the first
  text += ",,\n";                           // 15
  text += "open,1,\"never\nclosed";         // 16, line 17
  const Read r = read(text);
  CHECK(r.rows == "good|1.00|x\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n|?|\n");
  CHECK(r.faults == "3:3:1 a missing column [short]\n"
                    "4:4:3 an extra column [long,1,x,y]\n"
                    "5:5:1 not a number [1.2.3]\n"
                    "6:7:1 a number with a separator among its digits [1,234.5]\n"
                    "7:8:1 a number that is out of range [1e999]\n"
                    "8:9:2 a NUL byte [a?b]\n"
                    "9:10:2 not UTF-8 [caf?]\n"
                    "10:11:0 text after a closing quote [\"after\"x]\n"
                    "11:12:2 a value longer than 64 KiB [" +
                        big.substr(0, 40) +
                        "…]\n"
                        "12:13:1 not a number [0x10]\n"
                        "13:14:1 not a number [nan]\n"
                        "14:15:1 not a number [bad]\n"
                        "16:17:2 an unclosed quote [\"never?closed]\n");
  CHECK(r.empty == std::vector<std::size_t>{0, 1, 1});  // of record 15; ignored columns are not counted
}

TEST_CASE("a file that ends inside a record is reported", "[unit]") {
  CHECK(read("id,n,w\na,1,x\nb,2").faults == "3:3:2 the end of the file inside the record [b,2]\n");
  CHECK(read("id,n,w\na,1,x\nb,2\n").faults == "3:3:2 a missing column [b,2]\n");
  CHECK(read("id,n,w\na,1,x\nb,2,y").faults.empty());  // the last line end may be missing
  CHECK(read("{\"n\":1}\n{\"n\":2").faults == "2:2:0 the end of the file inside the record []\n");
}

TEST_CASE("a record with a line end is complete, whatever empty lines follow it", "[unit]") {
  for (const std::string rest : {"\n", "\n\n", "\r\n", "\n\r", "\r\n\r", "\n\n\r"}) {
    INFO("the file ends with " << rest.size() << " bytes of line ends");
    CHECK(read("id,n,w\na,1,x\nb,2" + rest).faults == "3:3:2 a missing column [b,2]\n");
    CHECK(read("{\"n\":1}\n{\"n\":2" + rest).faults == "2:2:0 not a JSON object []\n");
  }
  CHECK(read("id,n,w\na,1,x\nb,2\r").faults == "3:3:2 the end of the file inside the record [b,2]\n");
}

TEST_CASE("a cell of a megabyte is read, and a record above the size limit is rejected", "[unit]") {
  const std::string big(1U << 20U, 'y');
  const Read r = read("id,n,w\n" + big + ",1,a\n\"" + big + "\n\",2,b\nc,3,d\n", {.target = 1U << 12U});
  CHECK(r.rows == big + "|1.00|a\n" + big + "\n|2.00|b\nc|3.00|d\n");
  CHECK(r.faults.empty());
  const Read refused = read("id,n,w\na,1,b\n\nc,2,\"" + big, {.target = 64, .largest = 1U << 16U});
  CHECK(refused.end == ChunkReader::Result::record_too_long);
  CHECK(refused.record == 3);
  CHECK(refused.line == 4);
}

TEST_CASE("records do not depend on the size of chunks and pieces", "[unit]") {
  const std::string csv =
      "id,n,w\n\"a\n\"\"b\",1,x\n\r\nc,2,\"y\"\r\n\nd,,\"\"\nbad\ne,\"3\",\"z\"\"\"\n\"f,\",x\"y,\"\"\"\"\ng,4,ends";
  const std::string json =
      "{\"id\":1,\"n\":2,\"w\":\"x\"}\r\n\n{\"n\":3}\n{\"w\":null,\"n\":1e3}\n{bad\n{\"w\":\"\\u00e9\"}";
  for (const std::string& text : {csv, json}) {
    const Read whole = read(text);
    CHECK(whole.chunks == 1);
    CHECK_FALSE(whole.rows.empty());
    CHECK_FALSE(whole.faults.empty());
    std::size_t most = 0;
    for (std::size_t target = 1; target < text.size() + 2; ++target)
      for (const std::size_t piece : {1U, 3U, 1000U}) {
        INFO("chunks of " << target << ", pieces of " << piece);
        const Read r = read(source(text, piece), {.target = target});
        CHECK(r.rows == whole.rows);
        CHECK(r.faults == whole.faults);
        CHECK(r.empty == whole.empty);
        most = std::max(most, r.chunks);
      }
    CHECK(most > 4);
  }
}

// Texts made of what is difficult for the readers: quotes, line ends, byte order marks, bytes that are not text, all
// delimiters, and runs whose lengths are around the sizes of vector registers.
std::string difficult_text(std::mt19937_64& random) {
  static const std::vector<std::string> csv{"\"",
                                            "\"\"",
                                            "\"a\"",
                                            "\"\n\"",
                                            "\"\r\"",
                                            ",",
                                            ",",
                                            ";",
                                            "\t",
                                            "|",
                                            "\n",
                                            "\n",
                                            "\r",
                                            "\r\n",
                                            "n",
                                            "w",
                                            "1",
                                            "2.5",
                                            "-",
                                            " \t ",
                                            "x",
                                            "é",
                                            "\xE9",
                                            "\xEF\xBB\xBF",
                                            std::string(1, '\0')};
  static const std::vector<std::string> json{
      "{",  "}",    "{\"n\":1}", "{\"w\":\"x\"}", "\"",    "\\\"", ":", ",",           "\n", "\n",
      "\r", "\r\n", "[",         "null",          "\"n\"", "7",    " ", "\xEF\xBB\xBF"};
  static const std::size_t lengths[] = {7, 8, 15, 16, 31, 32, 61, 62, 63, 64, 65};
  const bool is_json = random() % 4 == 0;
  const auto& parts = is_json ? json : csv;
  static const std::vector<std::string> starts{
      "", "n,w,x\n", "n;w\r\n", "\"n\"|w\n", "\xEF\xBB\xBFn,w\n", "\r\nn\tw\n", "\n\xEF\xBB\xBFn\n", "n,\"w\nx\"\n"};
  std::string text = is_json ? "{\"n\":1,\"w\":\"x\"}\n" : starts[random() % starts.size()];
  for (std::size_t k = random() % 30; k > 0; --k)
    if (random() % 12 == 0) text.append(lengths[random() % std::size(lengths)], random() % 2 == 0 ? 'c' : '\n');
    else text += parts[random() % parts.size()];
  return text;
}

void check_all_chunks(const std::string& text) {
  const Read whole = read(text);
  for (std::size_t target = 1; target < text.size() + 2; ++target) {
    const Read r = read(source(text), {.target = target});
    const bool same = r.header_fault.has_value() == whole.header_fault.has_value() && r.names == whole.names &&
                      r.delimiter == whole.delimiter && r.rows == whole.rows && r.faults == whole.faults &&
                      r.empty == whole.empty && r.end == whole.end;
    if (same) continue;
    INFO("chunks of " << target << " bytes of " << Catch::StringMaker<std::string>::convert(text));
    CHECK(r.names == whole.names);
    CHECK(r.rows == whole.rows);
    CHECK(r.faults == whole.faults);
    FAIL("the rows depend on the size of the chunks");
  }
}

TEST_CASE("no text makes the records depend on the size of chunks", "[unit]") {
  std::mt19937_64 random(20260731);
  std::size_t with_rows = 0;
  std::size_t with_faults = 0;
  for (int k = 0; k < 1500; ++k) {
    const std::string text = difficult_text(random);
    check_all_chunks(text);
    const Read whole = read(text);
    with_rows += whole.rows.empty() ? 0 : 1;
    with_faults += whole.faults.empty() ? 0 : 1;
  }
  CHECK(with_rows > 500);  // otherwise, the texts are not difficult but only invalid
  CHECK(with_faults > 500);
}

TEST_CASE("the inputs that the fuzzer keeps do not depend on the size of chunks", "[unit]") {
  for (const char* name : {"faults", "lines", "quotes", "semicolon", "return-at-the-end"}) {
    std::ifstream file(std::string(AICARBON_SOURCE_DIR "/tests/fuzz/corpus/records/") + name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    INFO(name);
    REQUIRE(bytes.size() > 1);
    check_all_chunks(bytes.substr(1));  // the first byte is the size of a chunk
  }
}

TEST_CASE("chunks do not depend on how many bytes the source returns at a time", "[unit]") {
  const std::string text = many_rows(30'000);
  const auto ends = [&](std::size_t piece) {
    std::vector<std::size_t> list;
    ChunkReader reader(source(text, piece), {.target = 1U << 16U});
    Header header;
    CHECK_FALSE(reader.open(header));
    Chunk chunk;
    while (reader.next(chunk) == ChunkReader::Result::chunk) {
      list.push_back(chunk.text().size());
      CHECK(chunk.text().ends_with('\n'));
    }
    return list;
  };
  const auto whole = ends(text.size());
  CHECK(whole.size() > 5);
  CHECK(ends(777) == whole);
}

TEST_CASE("a source that fails is not taken for the end of the file", "[unit]") {
  const std::string text = "n,w\n1,a\n2,b\n";
  CHECK(read(source(text, 5, true)).header_fault.value().what == HeaderFault::What::source_failed);
  CHECK(read(source(text, 5, true), {.target = 4}).end == ChunkReader::Result::source_failed);
}

TEST_CASE("records are read from JSON Lines", "[unit]") {
  const Read r = read("{\"id\": \"a,b\", \"n\": 1.5, \"w\": \"FR\"}\n"
                      "  { \"w\" : 12 , \"id\" : true, \"n\":-2E+3 }  \n"
                      "{\"n\":null,\"w\":\"\\\"\\u0041\\ud83d\\ude00\\n\",\"id\":null}\n"
                      "{}\n"
                      "{\"\\u006e\": 7}\n");
  CHECK(r.names == std::vector<std::string>{"id", "n", "w"});
  CHECK(r.rows == "a,b|1.50|FR\ntrue|-2000.00|12\nnull|?|\"A\xF0\x9F\x98\x80\n\n|?|\n|7.00|\n");
  CHECK(r.faults.empty());
  CHECK(r.empty == std::vector<std::size_t>{0, 2, 2});
}

TEST_CASE("every error in JSON Lines is reported with its location", "[unit]") {
  std::string text = "{\"id\":1,\"n\":1,\"w\":\"x\"}\n";
  text += "{\"n\":\"1\"}\n{\"n\":01}\n{\"n\":+1}\n{\"n\":.5}\n{\"n\":1e999}\n{\"n\":[1]}\n{\"id\":{\"n\":1}}\n{\"n\":1,"
          "\"n\":2}\n";
  text += "{\"x\":1}\n[1]\n{\"n\":1}}\n{\"n\":1,}\n{\"w\":\"\\x\"}\n{\"w\":\"\\ud83d\"}\n{\"id\":1-1}\n{\"w\":"
          "\"caf\xE9\"}\n";
  text += "{\"w\":\"" + std::string(70'000, 'z') + "\"}\n{\"w\":tru}\n{\"w\":\"tab\t\"}\n";
  CHECK(read(text).faults ==
        "2:2:1 not a number [\"1\"]\n3:3:1 not a number [01]\n4:4:1 not a number [+1]\n5:5:1 not a number [.5]\n"
        "6:6:1 a number that is out of range [1e999]\n7:7:1 a nested object or list [[1]}]\n"
        "8:8:0 a nested object or list [{\"n\":1}}]\n9:9:1 a duplicate key [n]\n"
        "10:10:3 an extra column [x]\n11:11:0 not a JSON object [[1]]\n12:12:0 not a JSON object [}]\n"
        "13:13:0 not a JSON object [}]\n14:14:2 not a JSON object [\"\\x\"]\n15:15:2 not a JSON object [\"\\ud83d\"]\n"
        "16:16:0 not a JSON object [1-1]\n17:17:0 not UTF-8 [{\"w\":\"caf?\"}]\n"
        "18:18:2 a value longer than 64 KiB [\"" +
            std::string(39, 'z') +
            "…]\n19:19:0 not a JSON object [tru}]\n"
            "20:20:0 not a JSON object [\"tab?\"}]\n");
  CHECK(read(source("{\"n\":1}\n{\"x\":\"\\u00e9\",\"n\":2}\n"), {}, true).rows == "1.00\n2.00\n");
}

TEST_CASE("plain, gzip and zstd files give the same rows", "[unit]") {
  const std::string text = many_rows(60'000);
  const Read plain = read(text);
  CHECK(plain.chunks > 1);
  const std::string half = text.substr(0, text.size() / 2);
  const std::string rest = text.substr(half.size());
  for (const std::string& archive :
       {gzip(text), zstd(text), gzip(half) + gzip("") + gzip(rest) + std::string(512, '\0'), zstd(half) + zstd(rest),
        std::string("\x50\x2A\x4D\x18\x02\0\0\0hi", 10) + zstd(text)}) {
    std::string fault;
    const Read r = read(unpacked(source(archive, 1000), fault));
    CHECK(fault.empty());
    CHECK(r.rows == plain.rows);
    CHECK(r.chunks == plain.chunks);
  }
}

TEST_CASE("a truncated or damaged archive is reported, wherever the damage is", "[unit]") {
  const std::string text = many_rows(2'000);
  for (const bool gz : {true, false}) {
    const std::string archive = gz ? gzip(text) : zstd(text);
    const std::string name = gz ? "gzip" : "zstd";
    for (std::size_t size = gz ? 2 : 4; size < archive.size(); size += size < 100 ? 1 : 997) {
      INFO(name << " cut after " << size);
      const Unpacked u = unpack(archive.substr(0, size));
      CHECK(u.failed);
      CHECK(u.fault.starts_with("the " + name + " data are truncated, after "));
      CHECK(text.starts_with(u.text));
    }
    std::string broken = archive;
    broken[broken.size() / 2] = static_cast<char>(~broken[broken.size() / 2]);
    CHECK(unpack(broken).failed);
    CHECK(unpack(broken).fault.starts_with("damaged " + name + " data ("));
    CHECK(unpack(archive + "more").failed);
    CHECK(unpack(archive).text == text);
    CHECK(unpack(archive, 1).text == text);
    const Unpacked failed = unpack(archive.substr(0, 100), 10, true);
    CHECK(failed.failed);
    CHECK(failed.fault.empty());  // the fault was in the source
  }
  CHECK(unpack(gzip(text) + "more").fault.starts_with("other data follow the gzip data, after "));
  CHECK(unpack(std::string("\xFD\x37\x7A\x58\x5A\0xx", 8)).fault ==
        "the file is compressed with xz; only gzip and zstd are supported");
  CHECK(unpack("PK\x03\x04xxxx").fault == "the file is a zip archive; only gzip and zstd are supported");
  CHECK(unpack("\xFF\xFEn\0").fault == "the file is UTF-16 text; save it as UTF-8");
  CHECK(unpack("").text.empty());
  CHECK(unpack("n").text == "n");
  CHECK(unpack("n,w\n1,2\n", 1).text == "n,w\n1,2\n");
}

TEST_CASE("reading an archive can stop before its end", "[unit]") {
  std::string fault;
  const ReadBytes bytes = unpacked(source(gzip(many_rows(500'000))), fault);
  char some[10];
  CHECK(bytes(some, 10) == 10);
}
