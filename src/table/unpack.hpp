// The parts of bytes.cpp: one decoder per archive format, and the thread that decodes ahead.
#pragma once

#include "table/bytes.hpp"

namespace aicarbon::table {

ReadBytes gzip_text(ReadBytes raw, std::string& fault);
ReadBytes zstd_text(ReadBytes raw, std::string& fault);

/// Makes a decoder, given its input and where to report what is wrong with it.
using Decoder = ReadBytes (*)(ReadBytes raw, std::string& fault);

/// Runs the decoder in a separate thread, a few blocks ahead of the reader.
ReadBytes ahead(Decoder decoder, ReadBytes raw, std::string& fault);

}  // namespace aicarbon::table
