// Functions that bytes.cpp uses: one decoder per archive format, and a thread that decodes ahead.
#pragma once

#include "table/bytes.hpp"

namespace aicarbon::table {

ReadBytes gzip_text(ReadBytes raw, std::string& fault);
ReadBytes zstd_text(ReadBytes raw, std::string& fault);

/// A function that makes a decoder from the source of its input and the text to which it writes what is wrong with the
/// input.
using Decoder = ReadBytes (*)(ReadBytes raw, std::string& fault);

/// Runs a decoder in a separate thread, a few blocks ahead of the reader.
ReadBytes ahead(Decoder decoder, ReadBytes raw, std::string& fault);

}  // namespace aicarbon::table
