// Decompresses Zstandard (RFC 8878): reads every frame of an archive, one after the other, and ignores skippable
// frames.
#include "table/unpack.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>
#include <utility>
#include <vector>

namespace aicarbon::table {
namespace {

class Zstd {
 public:
  Zstd(ReadBytes raw, std::string& fault)
      : raw_(std::move(raw)), fault_(fault), input_(ZSTD_DStreamInSize()), stream_(ZSTD_createDCtx()) {}

  std::ptrdiff_t read(char* out, std::size_t size) {
    if (!stream_) return refuse("not enough memory for decompression");
    ZSTD_outBuffer room{out, size, 0};
    while (room.pos == 0) {
      if (given_.pos == given_.size && !full_) {
        const std::ptrdiff_t n = raw_(input_.data(), input_.size());
        if (n < 0) return -1;
        if (n == 0) return inside_ ? refuse("the zstd data are truncated") : 0;
        given_ = {input_.data(), static_cast<std::size_t>(n), 0};
      }
      const std::size_t result = ZSTD_decompressStream(stream_.get(), &room, &given_);
      if (ZSTD_isError(result) != 0) return refuse(fmt::format("damaged zstd data ({})", ZSTD_getErrorName(result)));
      inside_ = result != 0;
      full_ = room.pos == room.size && inside_;  // the decoder may have more output than fits in the block
    }
    unpacked_ += room.pos;
    return static_cast<std::ptrdiff_t>(room.pos);
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* stream) const { ZSTD_freeDCtx(stream); }
  };

  std::ptrdiff_t refuse(std::string_view what) {
    fault_ = fmt::format("{}, after {} bytes of text", what, unpacked_);
    return -1;
  }

  ReadBytes raw_;
  std::string& fault_;
  std::vector<char> input_;
  std::unique_ptr<ZSTD_DCtx, Free> stream_;
  ZSTD_inBuffer given_{nullptr, 0, 0};
  bool inside_ = false;  // whether a frame has begun but not ended
  bool full_ = false;
  std::size_t unpacked_ = 0;
};

}  // namespace

ReadBytes zstd_text(ReadBytes raw, std::string& fault) {
  return [zstd = std::make_shared<Zstd>(std::move(raw), fault)](char* out, std::size_t size) {
    return zstd->read(out, size);
  };
}

}  // namespace aicarbon::table
