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

// Bytes that grow. Not a std::string: what the compiler makes of one, each time anew, would cost every
// compilation a third of its time.
struct judge_bytes {
    char* judge_start = nullptr;
    std::size_t judge_length = 0;
    std::size_t judge_room = 0;

    void make_room(std::size_t judge_more) {
        if (judge_length + judge_more <= judge_room) return;
        judge_room = 2 * (judge_length + judge_more) + (1 << 16);
        judge_start = static_cast<char*>(std::realloc(judge_start, judge_room));
        if (judge_start == nullptr) std::abort();
    }

    void put(const char* judge_text, std::size_t judge_count) {
        make_room(judge_count);
        std::memcpy(judge_start + judge_length, judge_text, judge_count);
        judge_length += judge_count;
    }

    void put(const char* judge_text) { put(judge_text, std::strlen(judge_text)); }

    void put(char judge_character) { put(&judge_character, 1); }
};

struct judge_input {
    judge_bytes judge_text;
    const char* judge_at = nullptr;

    judge_input() {
        for (;;) {
            judge_text.make_room(1 << 16);
            auto judge_count = ::read(0, judge_text.judge_start + judge_text.judge_length, 1 << 16);
            if (judge_count <= 0) break;
            judge_text.judge_length += static_cast<std::size_t>(judge_count);
        }
        judge_text.put('\0');
        judge_at = judge_text.judge_start;
    }

    std::int64_t take_integer() {
        while (*judge_at == ' ' || *judge_at == '\n') ++judge_at;
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
        judge_at += judge_length + 1;
        return std::string(judge_at - judge_length, judge_length);
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

inline void judge_put_string(judge_bytes& judge_to, std::string_view judge_value) {
    judge_to.put('"');
    for (char judge_character : judge_value) {
        if (static_cast<unsigned char>(judge_character) < 0x20) {
            char judge_escape[8];
            std::snprintf(judge_escape, sizeof judge_escape, "\\u%04x", judge_character);
            judge_to.put(judge_escape);
        } else {
            if (judge_character == '"' || judge_character == '\\') judge_to.put('\\');
            judge_to.put(judge_character);
        }
    }
    judge_to.put('"');
}

inline void judge_put_integer(judge_bytes& judge_to, bool judge_negative, std::uint64_t judge_value) {
    char judge_digits[24];
    char* judge_first = judge_digits + sizeof judge_digits;
    do {
        *--judge_first = static_cast<char>('0' + judge_value % 10);
        judge_value /= 10;
    } while (judge_value != 0);
    if (judge_negative) *--judge_first = '-';
    judge_to.put(judge_first,
                 static_cast<std::size_t>(judge_digits + sizeof judge_digits - judge_first));
}

inline void judge_put_floating(judge_bytes& judge_to, double judge_value) {
    if (std::isnan(judge_value)) {
        judge_to.put("NaN");
    } else if (std::isinf(judge_value)) {
        judge_to.put(judge_value < 0 ? "-Infinity" : "Infinity");
    } else {
        char judge_text[40];
        std::snprintf(judge_text, sizeof judge_text, "%.17g", judge_value);
        judge_to.put(judge_text);
    }
}

template <class judge_type>
void judge_put(judge_bytes& judge_to, const judge_type& judge_value) {
    if constexpr (std::is_same_v<judge_type, bool>) {
        judge_to.put(judge_value ? "true" : "false");
    } else if constexpr (std::is_same_v<judge_type, char>) {
        judge_put_string(judge_to, std::string_view(&judge_value, 1));
    } else if constexpr (std::is_integral_v<judge_type>) {
        bool judge_negative = judge_value < 0;
        auto judge_size = static_cast<std::uint64_t>(judge_value);
        judge_put_integer(judge_to, judge_negative, judge_negative ? 0 - judge_size : judge_size);
    } else if constexpr (std::is_floating_point_v<judge_type>) {
        judge_put_floating(judge_to, static_cast<double>(judge_value));
    } else if constexpr (std::is_convertible_v<const judge_type&, std::string_view>) {
        judge_put_string(judge_to, judge_value);
    } else if constexpr (requires(judge_type& judge_record) { judge_fields(judge_record); }) {
        judge_type judge_copy(judge_value);
        judge_to.put('[');
        std::apply(
            [&](auto&... judge_field) {
                std::size_t judge_index = 0;
                ((judge_to.put(judge_index++ ? "," : ""), judge_put(judge_to, judge_field)), ...);
            },
            judge_fields(judge_copy));
        judge_to.put(']');
    } else {
        judge_to.put('[');
        bool judge_first = true;
        for (const auto& judge_each : judge_value) {
            using judge_item = typename judge_type::value_type;
            judge_to.put(judge_first ? "" : ",");
            judge_first = false;
            judge_put<judge_item>(judge_to, judge_each);
        }
        judge_to.put(']');
    }
}

inline void judge_write(const judge_bytes& judge_text) {
    std::size_t judge_written = 0;
    while (judge_written < judge_text.judge_length) {
        auto judge_count = ::write(3, judge_text.judge_start + judge_written,
                                   judge_text.judge_length - judge_written);
        if (judge_count < 0) std::abort();
        judge_written += static_cast<std::size_t>(judge_count);
    }
}

}  // namespace judge_harness
