// The rooms of src/, as listed in src/ROOMS, which CMake reads as well.
#pragma once

#include "support/run.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::test {

struct Room {
  std::string name;  // path below src/: a folder, or a file without its extension
  int floor = 0;
  std::vector<std::string> headers;  // headers in include/aicarbon/, without .hpp
  std::vector<std::string> guarded;  // those that only the rooms in seen_by may include
  std::vector<std::string> seen_by;  // rooms that may include it; empty means all above
  std::string nouns;

  std::string house() const { return name.substr(0, name.find('/')); }  // the folder of src/ that it is part of
};

inline std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

inline const std::vector<Room>& rooms() {
  static const std::vector<Room> all = [] {
    std::vector<Room> result;
    std::istringstream text(read_text(source_dir() + "/src/ROOMS"));
    for (std::string line; std::getline(text, line);) {
      if (line.empty() || line.front() == '#') continue;
      std::istringstream cells(line);
      std::string name, floor, headers, seen_by, nouns;
      for (std::string* cell : {&name, &floor, &headers, &seen_by}) std::getline(cells, *cell, '|');
      std::getline(cells, nouns);
      if (words(name).size() != 1 || words(floor).size() != 1 || words(nouns).empty())
        throw std::runtime_error("src/ROOMS: room | floor | public headers | seen by | nouns, not " + line);
      Room room{.name = words(name).front(),
                .floor = std::stoi(words(floor).front()),
                .headers = words(headers),
                .seen_by = words(seen_by),
                .nouns = nouns.substr(nouns.find_first_not_of(' '))};
      for (std::string& header : room.headers)
        if (header.ends_with('*')) {
          header.pop_back();
          room.guarded.push_back(header);
        }
      if (room.seen_by == std::vector<std::string>{"all"}) room.seen_by.clear();
      result.push_back(std::move(room));
    }
    return result;
  }();
  return all;
}

inline const Room* find_room(std::string_view name) {
  const auto found = std::ranges::find(rooms(), name, &Room::name);
  return found == rooms().end() ? nullptr : &*found;
}

// The room of a file in src/ or include/aicarbon/, given by its path from the root of the repository. The longest
// matching name counts. Returns nullptr if the file is in no room.
inline const Room* room_of_file(const std::string& file) {
  const std::string stem = std::filesystem::path(file).stem().string();
  if (!file.starts_with("src/")) {
    for (const Room& room : rooms())
      if (std::ranges::find(room.headers, stem) != room.headers.end()) return &room;
    return nullptr;
  }
  for (std::string path = file.substr(4, file.rfind('.') - 4);;) {
    if (const Room* room = find_room(path)) return room;
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return nullptr;
    path = path.substr(0, slash);
  }
}

// Every source and header below these folders, as paths from the root of the repository.
inline std::vector<std::string> code_files(const std::vector<std::string>& folders = {"src", "include"}) {
  std::vector<std::string> files;
  for (const std::string& folder : folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() + "/" + folder))
      if (entry.is_regular_file() && (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp"))
        files.push_back(entry.path().string().substr(source_dir().size() + 1));
  std::ranges::sort(files);
  return files;
}

}  // namespace aicarbon::test
