"""Programs that burn CPU time and know how much.

``CPP`` and ``PYTHON`` read how many threads to use and children to fork, whether to spin on for
ever, and the seconds to burn by their own clock. ``WORK`` does the same work whenever it runs, and
prints the double of what it reads.
"""

CPP = """\
#include <atomic>
#include <cstdio>
#include <ctime>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

double clock_of(clockid_t id) {
    timespec now;
    clock_gettime(id, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}
double used() { return clock_of(CLOCK_PROCESS_CPUTIME_ID); }
double of_children() {
    rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
           (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

std::atomic<bool> told{false};

void burn(double seconds, bool forever) {
    while (used() < seconds) {
    }
    if (!forever) return;
    if (!told.exchange(true)) {
        std::printf("%.6f\\n", clock_of(CLOCK_MONOTONIC));
        std::fflush(stdout);
    }
    for (volatile long spun = 0;; spun = spun + 1) {
    }
}

int main() {
    int threads, children, forever;
    double seconds;
    if (std::scanf("%d %d %d %lf", &threads, &children, &forever, &seconds) != 4) return 1;
    for (int child = 0; child < children; ++child)
        if (fork() == 0) {
            burn(seconds, false);
            _exit(0);
        }
    std::vector<std::thread> beside;
    for (int thread = 1; thread < threads; ++thread) beside.emplace_back(burn, seconds, forever);
    burn(seconds, forever);
    for (auto& thread : beside) thread.join();
    while (wait(nullptr) > 0) {
    }
    std::printf("%.6f\\n", used() + of_children());
}
"""
PYTHON = """\
import time

words = input().split()
seconds = float(words[3])
while time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) < seconds:
    pass
if words[2] == "1":
    print(f"{time.clock_gettime(time.CLOCK_MONOTONIC):.6f}", flush=True)
    while True:
        pass
print(f"{time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID):.6f}")
"""
WORK = """\
#include <cstdio>
int main() {
    long long n;
    if (std::scanf("%lld", &n) != 1) return 1;
    unsigned long long state = 1;
    for (long step = 0; step < 60'000'000; ++step) state = state * 6364136223846793005ULL + step;
    std::printf("%lld\\n", state == 1 ? 0 : 2 * n);
}
"""
