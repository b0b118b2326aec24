// Reads arguments from descriptor 0 and writes the result to descriptor 3, as JSON.
//
// It stands behind the solution in one file, where it must not lend it an include, and where the
// solution's macros reach it: hence the long names, and `signed main` for `#define int long long`.
// A record is any class for which a `judge_fields` gives a tuple of references.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unistd.h>
#include <vector>

namespace judge_harness {

struct judge_input {
    std::string judge_text;
    const char* judge_at = nullptr;

    judge_input() {
        char judge_buffer[1 << 16];
        ssize_t judge_count;
        while ((judge_count = ::read(0, judge_buffer, sizeof judge_buffer)) > 0) {
            judge_text.append(judge_buffer, static_cast<std::size_t>(judge_count));
        }
        judge_at = judge_text.c_str();
    }

    void skip_spaces() {
        while (*judge_at == ' ' || *judge_at == '\n') ++judge_at;
    }

    std::int64_t take_integer() {
        skip_spaces();
        bool judge_negative = *judge_at == '-';
        if (judge_negative) ++judge_at;
        std::uint64_t judge_value = 0;
        while (*judge_at >= '0' && *judge_at <= '9') {
            judge_value = judge_value * 10 + static_cast<std::uint64_t>(*judge_at++ - '0');
        }
        return static_cast<std::int64_t>(judge_negative ? 0 - judge_value : judge_value);
    }

    double take_floating() {
        char* judge_end = nullptr;
        double judge_value = std::strtod(judge_at, &judge_end);
        judge_at = judge_end;
        return judge_value;
    }

    std::string take_string() {
        auto judge_length = static_cast<std::size_t>(take_integer());
        std::string judge_value(judge_at + 1, judge_length);
        judge_at += judge_length + 1;
        return judge_value;
    }
};

template <class judge_type>
judge_type judge_take(judge_input& judge_from) {
    if constexpr (std::is_same_v<judge_type, char>) {
        return judge_from.take_string()[0];
    } else if constexpr (std::is_integral_v<judge_type>) {
        return static_cast<judge_type>(judge_from.take_integer());
    } else if constexpr (std::is_floating_point_v<judge_type>) {
        return static_cast<judge_type>(judge_from.take_floating());
    } else if constexpr (std::is_same_v<judge_type, std::string>) {
        return judge_from.take_string();
    } else if constexpr (requires(judge_type& judge_value) { judge_fields(judge_value); }) {
        judge_type judge_record{};
        std::apply(
            [&](auto&... judge_field) {
                ((judge_field = judge_take<std::remove_reference_t<decltype(judge_field)>>(
                      judge_from)),
                 ...);
            },
            judge_fields(judge_record));
        return judge_record;
    } else {
        judge_type judge_list;
        auto judge_count = static_cast<std::size_t>(judge_from.take_integer());
        judge_list.reserve(judge_count);
        for (std::size_t judge_index = 0; judge_index < judge_count; ++judge_index) {
            judge_list.push_back(judge_take<typename judge_type::value_type>(judge_from));
        }
        return judge_list;
    }
}

inline void judge_put_string(std::string& judge_to, std::string_view judge_value) {
    judge_to += '"';
    for (char judge_character : judge_value) {
        if (judge_character == '"' || judge_character == '\\') {
            judge_to += '\\';
            judge_to += judge_character;
        } else if (static_cast<unsigned char>(judge_character) < 0x20) {
            char judge_escape[8];
            std::snprintf(judge_escape, sizeof judge_escape, "\\u%04x", judge_character);
            judge_to += judge_escape;
        } else {
            judge_to += judge_character;
        }
    }
    judge_to += '"';
}

inline void judge_put_floating(std::string& judge_to, double judge_value) {
    if (std::isnan(judge_value)) {
        judge_to += "NaN";
    } else if (std::isinf(judge_value)) {
        judge_to += judge_value < 0 ? "-Infinity" : "Infinity";
    } else {
        char judge_text[40];
        std::snprintf(judge_text, sizeof judge_text, "%.17g", judge_value);
        judge_to += judge_text;
    }
}

template <class judge_type>
void judge_put(std::string& judge_to, const judge_type& judge_value) {
    if constexpr (std::is_same_v<judge_type, bool>) {
        judge_to += judge_value ? "true" : "false";
    } else if constexpr (std::is_same_v<judge_type, char>) {
        judge_put_string(judge_to, std::string_view(&judge_value, 1));
    } else if constexpr (std::is_integral_v<judge_type>) {
        judge_to += std::to_string(judge_value);
    } else if constexpr (std::is_floating_point_v<judge_type>) {
        judge_put_floating(judge_to, static_cast<double>(judge_value));
    } else if constexpr (std::is_convertible_v<const judge_type&, std::string_view>) {
        judge_put_string(judge_to, judge_value);
    } else if constexpr (requires(judge_type& judge_record) { judge_fields(judge_record); }) {
        judge_type judge_copy(judge_value);
        judge_to += '[';
        std::apply(
            [&](auto&... judge_field) {
                std::size_t judge_index = 0;
                ((judge_to += judge_index++ ? "," : "", judge_put(judge_to, judge_field)), ...);
            },
            judge_fields(judge_copy));
        judge_to += ']';
    } else {
        judge_to += '[';
        bool judge_first = true;
        for (const auto& judge_each : judge_value) {
            using judge_item = typename judge_type::value_type;
            judge_to += judge_first ? "" : ",";
            judge_first = false;
            judge_put<judge_item>(judge_to, judge_each);
        }
        judge_to += ']';
    }
}

inline void judge_write(const std::string& judge_text) {
    std::size_t judge_written = 0;
    while (judge_written < judge_text.size()) {
        auto judge_count =
            ::write(3, judge_text.data() + judge_written, judge_text.size() - judge_written);
        if (judge_count < 0) std::abort();
        judge_written += static_cast<std::size_t>(judge_count);
    }
}

}  // namespace judge_harness
