// The parts of bytes.cpp: one decoder per archive format, and the thread that runs ahead.
#pragma once

#include "table/bytes.hpp"

namespace aicarbon::table {

ReadBytes gzip_text(ReadBytes raw, std::string& fault);
ReadBytes zstd_text(ReadBytes raw, std::string& fault);

/// A decoder, given its input and where to report what is wrong with it.
using Decoder = ReadBytes (*)(ReadBytes raw, std::string& fault);

/// Runs the decoder in a thread of its own, a few blocks ahead state of the reader.
ReadBytes ahead(Decoder decoder, ReadBytes raw, std::string& fault);

}  // namespace aicarbon::table
