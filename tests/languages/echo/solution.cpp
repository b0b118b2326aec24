#include <bits/stdc++.h>

using namespace std;

struct Edge {
    int from;
    int to;
    double weight;
};

struct Everything {
    int whole;
    long long huge;
    double real;
    string text;
    bool flag;
    char letter;
    vector<int> numbers;
    vector<long long> totals;
    vector<double> reals;
    vector<string> words;
    vector<bool> flags;
    vector<char> letters;
    vector<vector<int>> rows;
    vector<vector<vector<string>>> cubes;
    Edge edge;
    vector<Edge> edges;
};

Everything solution(int whole, long long huge, double real, const string& text, bool flag,
                    char letter, vector<int>& numbers, const vector<long long>& totals,
                    vector<double> reals, vector<string> words, vector<bool> flags,
                    vector<char> letters, vector<vector<int>>& rows,
                    const vector<vector<vector<string>>>& cubes, Edge edge, vector<Edge> edges) {
    cout << "my own prints" << endl;
    return {whole, huge, real,    text, flag,  letter, numbers, totals,
            reals, words, flags, letters, rows, cubes, edge,    edges};
}
