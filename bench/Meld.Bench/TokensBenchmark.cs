using System.Diagnostics;
using System.Globalization;
using Meld.Corpus;
using Meld.Text.Tokenizers;

namespace Meld.Bench;

/// <summary>
/// Tokens a second on one core of every utterance of a corpus, against npm's <c>@huggingface/tokenizers</c> and the Rust library behind npm's <c>tokenizers</c>
/// under node with one thread each, where MELD_TOKENIZERS names the folder that has them. All take turns in one run; medians of their rounds are printed.
/// </summary>
internal static class TokensBenchmark
{
    private const int Rounds = 9;
    private const int Warm = 4;
    private const double Bar = 1e6;

    /// <summary>Runs on the sample corpus with the small vocabularies of the tests.</summary>
    public static int Run()
    {
        string[] kinds = ["bert", "gpt2"];
        return Run(Path.Combine(AppContext.BaseDirectory, "sample"), [.. kinds.Select(kind => Path.Combine(AppContext.BaseDirectory, "tokenizers", kind))]);
    }

    /// <summary>Runs on a corpus with the tokenizers of published models, a folder each.</summary>
    public static int Run(string corpus, IReadOnlyList<string> folders)
    {
        var loaded = DialogueCorpus.Load(corpus);
        string[] texts = [.. Enum.GetValues<Split>().SelectMany(loaded.Utterances).Select(utterance => utterance.Text)];
        Console.WriteLine($"{texts.Length} utterances, one thread; medians of {Rounds} rounds, million tokens a second");
        var met = true;
        foreach (var folder in folders) met &= Run(texts, folder);
        Console.WriteLine($"bar: 1 million tokens a second: {(met ? "met" : "missed")}");
        return met ? 0 : 1;
    }

    private static bool Run(string[] texts, string folder)
    {
        var tokenizer = Tokenizers.Load(folder);
        using var script = NodeTokenizer.TryStart("@huggingface/tokenizers", folder);
        using var native = NodeTokenizer.TryStart("tokenizers", folder);
        List<(double Ours, double Script, double Native)> rounds = [];
        for (var round = -Warm; round < Rounds; round++)
        {
            var measured = (Ours(tokenizer, texts), script?.TokensPerSecond(texts) ?? double.NaN, native?.TokensPerSecond(texts) ?? double.NaN);
            if (round >= 0) rounds.Add(measured);
        }
        var ours = Median(rounds.Select(round => round.Ours));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokenizer.GetType().Name} of {tokenizer.VocabularySize} tokens: {ours / 1e6:F2}"));
        Line("@huggingface/tokenizers", script is null, Median(rounds.Select(round => round.Script)), Median(rounds.Select(round => round.Ours / round.Script)));
        Line("tokenizers (Rust)", native is null, Median(rounds.Select(round => round.Native)), Median(rounds.Select(round => round.Ours / round.Native)));
        return ours >= Bar;
    }

    private static double Ours(Tokenizer tokenizer, string[] texts)
    {
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        foreach (var text in texts) count += tokenizer.Encode(text).Count;
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Line(string name, bool absent, double theirs, double ratio) => Console.WriteLine(absent
        ? $"  {name}: skipped; node or MELD_TOKENIZERS is missing"
        : string.Create(CultureInfo.InvariantCulture, $"  {name}: {theirs / 1e6:F2}, ratio {ratio:F2}"));
}
