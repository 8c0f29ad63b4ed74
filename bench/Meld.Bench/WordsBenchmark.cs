using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Meld.Corpus;
using Meld.Weights;

namespace Meld.Bench;

/// <summary>
/// Opening GloVe and looking up every word of a corpus against loading the vectors of the same words from a JSON file of these words alone with
/// System.Text.Json.
/// </summary>
internal static class WordsBenchmark
{
    private const int Repetitions = 5;

    /// <summary>Runs on the corpus in a folder; does nothing but say so where the cache has no GloVe.</summary>
    public static void Run(string corpus)
    {
        var path = WeightsCache.Default.PathOf(WeightsCatalogue.Glove.Name);
        if (!File.Exists(path))
        {
            Console.WriteLine($"skipped: {path} is missing; run ./meld weights fetch glove once");
            return;
        }
        var words = CorpusWords.Of(DialogueCorpus.Load(corpus));
        var (open, lookUp) = (new List<double>(), new List<double>());
        var found = new Dictionary<string, float[]>();
        for (var i = 0; i < Repetitions; i++)
        {
            var clock = Stopwatch.StartNew();
            using var vectors = WordVectors.Open(path);
            open.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            found = LookUp(vectors, words);
            lookUp.Add(clock.Elapsed.TotalMilliseconds);
        }
        var json = Json(found);
        var together = Median(open) + Median(lookUp);
        Console.WriteLine($"{words.Count} words, {found.Count} of them in GloVe; medians of {Repetitions}, first time in brackets");
        Line("open", Median(open), open[0]);
        Line("look up", Median(lookUp), lookUp[0]);
        Line("together", together, open[0] + lookUp[0]);
        Line("System.Text.Json", Median(json), json[0]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {together / Median(json):F3}"));
    }

    private static Dictionary<string, float[]> LookUp(WordVectors vectors, IReadOnlyList<string> words)
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var vector = new float[vectors.Size];
            if (vectors.TryCopy(word, vector)) found.Add(word, vector);
        }
        return found;
    }

    private static List<double> Json(Dictionary<string, float[]> vectors)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(vectors));
            var times = new List<double>();
            while (times.Count < Repetitions)
            {
                var clock = Stopwatch.StartNew();
                using (var file = File.OpenRead(path)) JsonSerializer.Deserialize<Dictionary<string, float[]>>(file);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            return times;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Line(string what, double median, double first) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-18} {median,8:F2} ms ({first:F2})"));
}
