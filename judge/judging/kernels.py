"""The fixed programs by which a machine is calibrated: one for each family of languages.

Each does what solutions do: whole numbers, a hash table, an array that is sorted, calls. A compiled
program and an interpreted one slow down differently from machine to machine, and so does a virtual
machine that compiles while it runs.
"""

KERNELS = {
    "python": """
def step(value, seen):
    seen[value % 1009] = seen.get(value % 1009, 0) + 1
    return (value * 1103515245 + 12345) % 2147483648

def main():
    value, seen, trail = 1, {}, []
    for _ in range(300000):
        value = step(value, seen)
        trail.append(value)
    trail.sort()
    print(sum(trail[::7]) + len(seen))

main()
""",
    "cpp": """
#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <vector>

int main() {
    long long value = 1, total = 0;
    std::unordered_map<long long, long long> seen;
    std::vector<long long> trail;
    for (int i = 0; i < 1000000; i++) {
        seen[value % 100003]++;
        value = (value * 1103515245 + 12345) % 2147483648LL;
        trail.push_back(value);
    }
    std::sort(trail.begin(), trail.end());
    for (size_t i = 0; i < trail.size(); i += 7) total += trail[i];
    std::printf("%lld\\n", total + (long long)seen.size());
}
""",
    "java": """
import java.util.*;

public class Main {
    public static void main(String[] args) {
        long value = 1, total = 0;
        HashMap<Long, Long> seen = new HashMap<>();
        long[] trail = new long[1000000];
        for (int i = 0; i < trail.length; i++) {
            seen.merge(value % 100003, 1L, Long::sum);
            value = (value * 1103515245L + 12345) % 2147483648L;
            trail[i] = value;
        }
        Arrays.sort(trail);
        for (int i = 0; i < trail.length; i += 7) total += trail[i];
        System.out.println(total + seen.size());
    }
}
""",
    "javascript": """
require("fs").readFileSync(0);
let value = 1, total = 0;
const seen = new Map(), trail = new Float64Array(1000000);
for (let i = 0; i < trail.length; i++) {
    seen.set(value % 100003, (seen.get(value % 100003) || 0) + 1);
    value = (value * 48271) % 2147483647;
    trail[i] = value;
}
trail.sort();
for (let i = 0; i < trail.length; i += 7) total += trail[i];
console.log(total + seen.size);
""",
}
REFERENCE_SECONDS = {  # on the machine of reference, measured by benchmarks/calibration.py
    "python": 0.212,
    "cpp": 0.128,
    "java": 0.5,
    "javascript": 0.34,
}
FAMILIES = {  # whose kernel stands for a language that has none of its own
    "c": "cpp",
    "rust": "cpp",
    "go": "cpp",
    "kotlin": "java",
    "csharp": "java",
    "typescript": "javascript",
}


def family_of(language: str) -> str:
    """Return the language whose kernel stands for ``language``."""
    return FAMILIES.get(language, language if language in KERNELS else "python")
