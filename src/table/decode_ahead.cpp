// A thread that decodes a few blocks ahead of the parser, so that decompression and parsing overlap.
#include "table/unpack.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace aicarbon::table {
namespace {

constexpr std::size_t block_bytes = 256U << 10U;
constexpr std::size_t blocks = 8;

class DecodeAhead {
 public:
  DecodeAhead(Decoder decoder, ReadBytes raw)
      : decode_(decoder(std::move(raw), decoder_fault_)), thread_([this] { run(); }) {}
  ~DecodeAhead() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    room_.notify_one();
    thread_.join();
  }
  DecodeAhead(const DecodeAhead&) = delete;
  DecodeAhead& operator=(const DecodeAhead&) = delete;

  std::ptrdiff_t read(char* out, std::size_t size, std::string& fault) {
    if (ended_) return last_;
    if (given_ == size_) {
      std::unique_lock lock(mutex_);
      if (size_ > 0) {
        ++taken_;
        room_.notify_one();
      }
      filled_.wait(lock, [this] { return made_ > taken_; });
      given_ = size_ = 0;
      const Block& block = ring_[taken_ % blocks];
      if (block.size <= 0) {
        ended_ = true;
        last_ = block.size;
        if (!decoder_fault_.empty()) fault = decoder_fault_;  // safe, because the thread has finished
        return last_;
      }
      size_ = static_cast<std::size_t>(block.size);
    }
    const std::size_t n = std::min(size, size_ - given_);
    std::memcpy(out, ring_[taken_ % blocks].bytes.data() + given_, n);
    given_ += n;
    return static_cast<std::ptrdiff_t>(n);
  }

 private:
  struct Block {
    std::vector<char> bytes;
    std::ptrdiff_t size = 0;  // size of the block; 0 means the end of the data, -1 a fault
  };

  void run() {
    while (true) {
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return stop_ || made_ - taken_ < blocks; });
        if (stop_) return;
      }
      Block& block = ring_[made_ % blocks];
      block.bytes.resize(block_bytes);
      block.size = fill(block.bytes);
      const bool last = block.size <= 0;
      {
        const std::lock_guard lock(mutex_);
        ++made_;
      }
      filled_.notify_one();
      if (last) return;
    }
  }

  // Decodes until the block is full or the decoder stops, so that data before a fault is passed on.
  std::ptrdiff_t fill(std::vector<char>& bytes) {
    std::size_t n = 0;
    while (n < bytes.size() && end_ > 0) {
      end_ = decode_(bytes.data() + n, bytes.size() - n);
      if (end_ > 0) n += static_cast<std::size_t>(end_);
    }
    return n > 0 ? static_cast<std::ptrdiff_t>(n) : end_;
  }

  std::string decoder_fault_;
  ReadBytes decode_;
  std::ptrdiff_t end_ = 1;  // last result of the decoder
  std::array<Block, blocks> ring_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::size_t made_ = 0;   // number of blocks that were filled
  std::size_t taken_ = 0;  // number of blocks that were read completely
  bool stop_ = false;
  // state of the reader
  std::size_t size_ = 0;
  std::size_t given_ = 0;
  bool ended_ = false;
  std::ptrdiff_t last_ = 0;
  std::thread thread_;  // declared last, because it uses all members above
};

}  // namespace

ReadBytes ahead(Decoder decoder, ReadBytes raw, std::string& fault) {
  return [state = std::make_shared<DecodeAhead>(decoder, std::move(raw)), &fault](char* out, std::size_t size) {
    return state->read(out, size, fault);
  };
}

}  // namespace aicarbon::table
