using System.Diagnostics;
using System.Globalization;
using Meld.Bench.Features;
using Meld.Corpus;
using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;

namespace Meld.Bench.Encoders;

/// <summary>
/// The features of a clip end to end, as experiments/encoders.yaml names them: decoding, mel spectrogram, R3D-18 and BERT, by a fill of copies of one clip. Then
/// each part alone, for its share.
/// </summary>
internal static class EncodedClipsBenchmark
{
    private const int Clips = 96, Alone = 16;

    // MELD's 13,708 in an hour.
    private const double LeastPace = 13_708 / 3600.0;

    /// <summary>Runs on copies of a clip, with the texts of the corpus in a folder.</summary>
    public static int Run(string clip, string texts)
    {
        var folder = Directory.CreateTempSubdirectory("meld-bench-").FullName;
        try
        {
            return Measure(Copies(clip, folder, DialogueCorpus.Load(texts)), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Measure(DialogueCorpus corpus, string folder)
    {
        var models = new RandomModels(folder);
        var (bert, mel, r3d) = (new BertStep(models.Bert(corpus)), new MelStep(new MelStepSettings()), new R3D18Step(models.R3D18()));
        using var reader = new ClipReader();
        FillReport report;
        using (var store = FeatureStore.OpenForWriting(Path.Combine(folder, "store")))
            report = FeatureFill.Run(store, corpus, [bert, mel, r3d], reader, new FillSettings(), TimeProvider.System);
        if (report.Steps.Any(step => step.Computed != Clips)) throw new InvalidOperationException("The fill left clips out.");
        var pace = Clips / report.Time.TotalSeconds;
        Write($"fill               {pace,8:0.0} clips/s with the loading of both models and {StepsText(report)}; MELD's 13,708 in {13_708 / pace / 60:0} min");
        Shares(corpus, bert, mel, r3d, reader);
        Write($"bar: at least {LeastPace:0.0} clips/s, MELD in an hour: {(pace >= LeastPace ? "met" : "missed")}");
        return pace >= LeastPace ? 0 : 1;
    }

    // Each part with all processors: what one clip takes of them.
    private static void Shares(DialogueCorpus corpus, BertStep bert, MelStep mel, R3D18Step r3d, ClipReader reader)
    {
        var rows = corpus.Utterances(Split.Train).Take(Alone).ToList();
        var request = JoinedSteps.Of([mel, (IClipStep)r3d.Input], [0, 1]).Single().Request;
        var decoded = new DecodedClip[Alone];
        var clips = CorpusClip.Of(corpus);
        var decoding = Seconds(() => Parallel.For(0, Alone, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => decoded[i] = reader.Read(clips[i].Path, request)));
        var spectrogram = Seconds(() => Parallel.For(0, Alone, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => mel.Compute(decoded[i])));
        var video = Encoding(r3d, [.. decoded.Select(((IClipStep)r3d.Input).Compute)]);
        var text = Encoding(bert, [.. rows.Select(row => ((ITextStep)bert.Input).Compute(row.Text))]);
        var all = decoding + spectrogram + video + text;
        foreach (var (name, seconds) in new[] { ("decode", decoding), ("mel", spectrogram), ("R3D-18", video), ("BERT", text) })
            Write($"  {name,-17}{seconds * 1000 / Alone,8:0.0} ms a clip, {seconds / all,6:0.0 %}");
    }

    private static double Encoding(IEncoderStep step, IReadOnlyList<FeatureValue> inputs)
    {
        using var encoder = step.Open(step.Identity.Precision, Environment.ProcessorCount);
        List<FeatureValue> ordered = [.. inputs.Order(new LengthOrder(step))];
        encoder.Encode([ordered[0]]);
        return Seconds(() =>
        {
            foreach (var range in LengthBuckets.Of(step, ordered)) encoder.Encode(ordered[range]);
        });
    }

    private static DialogueCorpus Copies(string clip, string folder, DialogueCorpus texts)
    {
        List<string> said = [.. Splits.All.SelectMany(texts.Utterances).Select(utterance => utterance.Text).Distinct(StringComparer.Ordinal).Take(Clips)];
        var corpus = BenchCorpus.Of(folder, Clips, 0, 0);
        Directory.CreateDirectory(Path.Combine(folder, ClipFiles.FolderName(Split.Train)));
        List<Utterance> rows = [.. corpus.Utterances(Split.Train).Select((row, number) => row with { Text = said[number % said.Count] })];
        foreach (var (number, row) in rows.Index())
            File.WriteAllBytes(Path.Combine(folder, ClipFiles.FolderName(Split.Train), row.ClipFileName), [.. File.ReadAllBytes(clip), .. BenchClips.FreeBox(number)]);
        var splits = Splits.All.ToDictionary(split => split, split => split == Split.Train ? (IReadOnlyList<Utterance>)rows : []);
        return new(folder, CorpusVariant.Multiparty, splits, [], []);
    }

    private static string StepsText(FillReport report) => string.Join(", ", report.Steps.Select(step => $"{step.Step.Name} {step.Step.Precision}"));

    private static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
