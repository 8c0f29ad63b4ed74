using System.Diagnostics;
using System.Globalization;
using Meld.Corpus;
using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Features.Filling;

namespace Meld.Bench.Encoders;

/// <summary>
/// BERT-base over a corpus's texts in batches of like length against the same texts filled up to 128 tokens, as system 1 has them: pairs that take turns, in
/// the same precision, with batches of as many tokens.
/// </summary>
internal static class BucketingBenchmark
{
    private const int Texts = 256, Pairs = 3, Filled = 128;
    private const double LeastRatio = 4;

    /// <summary>Runs on the corpus in a folder.</summary>
    public static int Run(string corpus)
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            return Measure(DialogueCorpus.Load(corpus), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(DialogueCorpus corpus, string folder)
    {
        var step = new BertStep(new RandomModels(folder).Bert(corpus));
        var all = Splits.All.SelectMany(corpus.Utterances).Select(utterance => utterance.Text).Distinct(StringComparer.Ordinal).ToList();
        // A shuffled part has the lengths of the whole, short runs of like ones included.
        var texts = new Random(1).GetItems(all.ToArray(), Texts).Select(text => ((ITextStep)step.Input).Compute(text)).ToList();
        using var encoder = step.Open(step.Identity.Precision, Environment.ProcessorCount);
        Bucketed(step, encoder, texts.Take(32));
        FilledUp(step, encoder, texts.Take(8));
        var pairs = Enumerable.Range(0, Pairs).Select(_ => (FilledUp: FilledUp(step, encoder, texts), Bucketed: Bucketed(step, encoder, texts))).ToList();
        var ratio = Median(pairs.Select(pair => pair.FilledUp / pair.Bucketed));
        Write($"BERT-base in {step.Identity.Precision}, {Texts} texts of {texts.Average(text => text.Shape[0]):0.0} tokens on the mean, {texts.Max(text => text.Shape[0])} at most");
        Write($"filled up to {Filled}   {Median(pairs.Select(pair => pair.FilledUp)) * 1000 / Texts,8:0.0} ms a text");
        Write($"of like length     {Median(pairs.Select(pair => pair.Bucketed)) * 1000 / Texts,8:0.0} ms a text");
        Write($"ratio {ratio:0.0}; bar: at least {LeastRatio:0} {(ratio >= LeastRatio ? "met" : "missed")}");
        return ratio >= LeastRatio ? 0 : 1;
    }

    private static double Bucketed(BertStep step, IFeatureEncoder encoder, IEnumerable<FeatureValue> texts)
    {
        var ordered = texts.Order(new LengthOrder(step)).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var range in LengthBuckets.Of(step, ordered))
        {
            var (start, count) = range.GetOffsetAndLength(ordered.Count);
            encoder.Encode(ordered.GetRange(start, count));
        }
        return clock.Elapsed.TotalSeconds;
    }

    private static double FilledUp(BertStep step, IFeatureEncoder encoder, IEnumerable<FeatureValue> texts)
    {
        var clock = Stopwatch.StartNew();
        // Ids that fill up cost what others cost, whether a mask hides them or not.
        foreach (var batch in texts.Chunk((int)step.BatchLength / Filled)) encoder.Encode([.. batch.Select(FilledUp)]);
        return clock.Elapsed.TotalSeconds;
    }

    private static FeatureValue FilledUp(FeatureValue text)
    {
        var ids = new int[Filled];
        text.Values<int>().CopyTo(ids);
        return FeatureValue.Of(ids, Filled);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
