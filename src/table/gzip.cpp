// Decompresses gzip (RFC 1952): reads every member of an archive, one after the other. Zeros after the last member are
// padding.
#include "table/unpack.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace aicarbon::table {
namespace {

constexpr std::size_t input_bytes = 256U << 10U;

class Gzip {
 public:
  Gzip(ReadBytes raw, std::string& fault) : raw_(std::move(raw)), fault_(fault), input_(input_bytes) {
    constexpr int gzip_only =
        16;  // added to the window size, it makes zlib expect gzip headers and check CRC and length
    ready_ = inflateInit2(&stream_, MAX_WBITS + gzip_only) == Z_OK;
  }
  ~Gzip() {
    if (ready_) inflateEnd(&stream_);
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::ptrdiff_t read(char* out, std::size_t size) {
    if (!ready_) return refuse("not enough memory for decompression");
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room) {
      if (stream_.avail_in == 0 && !ended_ && !fill()) return -1;
      if (between_) {
        if (stream_.avail_in == 0) return 0;
        constexpr Bytef first_of_member = 0x1F;
        if (padded_ || *stream_.next_in != first_of_member) {
          if (!skip_padding()) return refuse("other data follow the gzip data");
          continue;
        }
        inflateReset(&stream_);
        between_ = false;
      }
      if (stream_.avail_in == 0) return refuse("the gzip data are truncated");
      const int result = inflate(&stream_, Z_NO_FLUSH);
      if (result == Z_STREAM_END) between_ = true;
      else if (result != Z_OK)
        return refuse(fmt::format("damaged gzip data ({})", stream_.msg ? stream_.msg : "unknown fault"));
    }
    unpacked_ += room - stream_.avail_out;
    return static_cast<std::ptrdiff_t>(room - stream_.avail_out);
  }

 private:
  bool fill() {
    const std::ptrdiff_t n = raw_(reinterpret_cast<char*>(input_.data()), input_.size());
    if (n < 0) return false;
    ended_ = n == 0;
    stream_.next_in = input_.data();
    stream_.avail_in = static_cast<uInt>(n);
    return true;
  }
  bool skip_padding() {
    padded_ = true;
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    return stream_.avail_in == 0;
  }
  std::ptrdiff_t refuse(std::string_view what) {
    fault_ = fmt::format("{}, after {} bytes of text", what, unpacked_);
    return -1;
  }

  ReadBytes raw_;
  std::string& fault_;
  std::vector<Bytef> input_;
  z_stream stream_{};
  bool ready_ = false;
  bool ended_ = false;    // whether the source is exhausted
  bool between_ = false;  // whether a member has just ended
  bool padded_ = false;
  std::size_t unpacked_ = 0;
};

}  // namespace

ReadBytes gzip_text(ReadBytes raw, std::string& fault) {
  return [gzip = std::make_shared<Gzip>(std::move(raw), fault)](char* out, std::size_t size) {
    return gzip->read(out, size);
  };
}

}  // namespace aicarbon::table
