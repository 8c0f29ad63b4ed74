using Meld.Corpus;
using Meld.Display;
using Meld.Display.Plots;
using Meld.Media;
using Meld.Media.Audio;
using Meld.Metrics;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

/// <summary>A small corpus and one visual of each kind, also of awkward content.</summary>
internal static class DisplayExamples
{
    public const string Awkward = "<script>&\"'\u05E9\u05DC\u05D5\u05DD \U0001F600\u0001";

    public const string MermaidAwkward = "`a`; end] --> \"%%{init: 1}%% <br> #quot; | {x} [1, 2] \\ **b** _c_ $$d$$ 5 #35; click\n%% no comment";

    public static Dialogue Dialogue { get; } = new(Split.Train, 7, [
        Utterance(0, "Ann", "joy", "We <won> & \"how\"!", 63.2, 64.9),
        Utterance(1, "Ben Õ", "surprise", "", 65, 66.25),
        Utterance(2, "Ann", "anger", "\u05E9\u05DC\u05D5\u05DD \U0001F600\nwhat?", 3700, 3702)]);

    public static DialogueCorpus Corpus { get; } = new(
        "memory",
        CorpusVariant.Multiparty,
        new Dictionary<Split, IReadOnlyList<Utterance>>
        {
            [Split.Train] = Dialogue.Utterances,
            [Split.Dev] = [.. Dialogue.Utterances.Take(2).Select(utterance => In(Split.Dev, utterance))],
            [Split.Test] = [In(Split.Test, Dialogue.Utterances[0])],
        },
        [],
        [.. Splits.All.Select(split => new AnnotationSource(split.Name(), "LF", 0, null))]);

    public static IReadOnlyDictionary<UtteranceKey, string> Predicted { get; } =
        new Dictionary<UtteranceKey, string> { [Dialogue.Utterances[0].Key] = "joy", [Dialogue.Utterances[1].Key] = "neutral" };

    public static IReadOnlyDictionary<string, Visual> All { get; } = new Dictionary<string, Visual>
    {
        ["bar"] = Charts.Bar("Turns", [("Ann", 12), ("Ben", 7.5)]),
        ["bar without data"] = Charts.Bar("Turns", []),
        ["bar, awkward"] = Charts.Bar(Awkward, [(Awkward, -3), (new string('m', 300), double.NaN), ("", double.PositiveInfinity), ("zero", 0)]),
        ["bar, vertical"] = Charts.Bar("Turns", [("joy", 12), ("fear", -7.5)], direction: BarDirection.Vertical, coloring: BarColoring.Emotion),
        ["bar, many"] = Charts.Bar("Turns", Enumerable.Range(0, 40).Select(i => ($"Speaker {i}", (double)i)), direction: BarDirection.Vertical),
        ["grouped bar"] = Charts.GroupedBar("Two", ["a", "b"], [new("x", [1, 2]), new(Awkward, [3, double.NaN])]),
        ["grouped bar without series"] = Charts.GroupedBar("Two", ["a", "b"], []),
        ["line"] = Charts.Line("F1", [LineSeries.Of("dev", [0.1, double.NaN, 0.3, 0.35]), new(Awkward, [(1, 0.2), (4, 0.5)])], "epoch", "F1"),
        ["line, one point"] = Charts.Line("F1", [LineSeries.Of("dev", [0.1])]),
        ["line without data"] = Charts.Line("F1", [LineSeries.Of("dev", [double.NaN, double.NegativeInfinity])]),
        ["line, extreme"] = Charts.Line("F1", [LineSeries.Of("dev", [double.MinValue, double.MaxValue, double.Epsilon, 1 + 1e-15])]),
        ["line, constant"] = Charts.Line("F1", [LineSeries.Of("joy", Enumerable.Repeat(0.5, 100)), LineSeries.Of("fear", [])]),
        ["heat map"] = Charts.HeatMap(
            Awkward, [Awkward, "b"], ["c", Awkward, "d"], new[,] { { 1, -2, double.NaN }, { 3, 4, double.PositiveInfinity } }),
        ["heat map, shares"] = Charts.HeatMap("Shares", ["a", "b"], ["c", "d"], new double[,] { { 1, 3 }, { 0, 0 } }, rowNormalised: true),
        ["heat map without data"] = Charts.HeatMap("Nothing", [], [], new double[0, 0]),
        ["heat map, many columns"] = Charts.HeatMap("Wide", ["a"], [.. Enumerable.Range(0, 30).Select(i => $"Speaker {i}")], new double[1, 30]),
        ["histogram"] = Charts.Histogram("Words", [1, 2, 2, 3, 3, 3, double.NaN], 3, "words"),
        ["histogram, one value"] = Charts.Histogram("Seconds", [0.25]),
        ["histogram without data"] = Charts.Histogram("Seconds", []),
        ["class balance"] = Charts.ClassBalance(Corpus),
        ["transitions"] = Charts.Transitions(Corpus, Split.Train),
        ["confusion"] = Charts.Confusion(["anger", "joy"], new[,] { { 3, 1 }, { 0, 0 } }),
        ["reliability"] = Charts.Reliability(Calibration.Of([0, 1, 0, 1], [[0.7, 0.3], [0.3, 0.7], [0.2, 0.8], [0.05, 0.95]], 5)),
        ["reliability without data"] = Charts.Reliability(Calibration.Of([], [])),
        ["reliability, certain"] = Charts.Reliability(Calibration.Of([0, 1], [[1, 0], [1, 0]]), Awkward),
        ["contributions"] = Charts.Contributions("Why joy?", [("won", 1.2), (Awkward, -0.4), ("we", 0.01)], most: 2),
        ["table"] = Table.From(Dialogue.Utterances.Select(utterance => new { utterance.Speaker, utterance.Text, utterance.Duration })),
        ["dialogue"] = DialogueView.For(Dialogue, 2, Predicted),
        ["dialogue, marked"] = DialogueView.Around(Dialogue, 1, 0, Predicted),
        ["flow diagram"] = new FlowDiagram(
            "A model",
            [[new("text", ["words"])], [new(Awkward, [new string('m', 300), Awkward])], [new("first", []), new("second", ["one", "two"])]],
            [new((0, 0), (1, 0)), new((1, 0), (2, 0)), new((1, 0), (2, 1)), new((0, 0), (2, 0)), new((0, 0), (2, 1))]),
        ["mermaid"] = new Mermaid(new FlowDiagram(
            Awkward, [[new(Awkward, [MermaidAwkward])], [new("end", [])]], [new((0, 0), (1, 0), MermaidAwkward)])),
        ["folded"] = new Folded(Awkward, Charts.Bar("Turns", [("Ann", 12)]), new Listing(Awkward)),
        ["listing"] = new Listing("a: 1  \n\tb: <2>\n\n", Awkward),
        ["panels"] = new Panels(Charts.Bar("Turns", [("Ann", 12)]), new HtmlFragment("<p>beside</p>")),
        ["waveform"] = Charts.Waveform(Awkward, ClipExamples.Tone(1), VoiceActivity.Of(ClipExamples.Tone(1))),
        ["waveform without samples"] = Charts.Waveform("Sound", new Waveform([], 16_000)),
        ["waveform, no number"] = Charts.Waveform("Sound", new Waveform([float.NaN, float.PositiveInfinity], 1)),
        ["mel"] = Charts.Mel("Mel", new MelSpectrogram(new()).Compute(ClipExamples.Tone(1)), new()),
        ["mel, no number"] = Charts.Mel("Mel", new AudioFrames([float.NaN, float.NegativeInfinity], 1, 0.01), new() { Bands = 1 }, Awkward),
        ["coefficients without frames"] = Charts.Coefficients("None", new AudioFrames([], 3, 0.01)),
        ["contact sheet"] = ContactSheet.For(Awkward, ClipExamples.Frames(3, 40, 50, 12), 2),
        ["contact sheet without frames"] = ContactSheet.For("", new ClipFrames([], 4, 4, [])),
        ["clip"] = ClipPlayer.For(ClipExamples.Clip, Awkward),
        ["clip that is not there"] = ClipPlayer.For(Corpus, Dialogue.Utterances[2]),
        ["fragment"] = new HtmlFragment("<p>Two &lt; <b>three</b></p>"),
    };

    private static Utterance In(Split split, Utterance utterance) =>
        utterance with { Key = utterance.Key with { Split = split }, ClipKey = utterance.ClipKey with { Split = split } };

    private static Utterance Utterance(int id, string speaker, string emotion, string text, double start, double end) => new()
    {
        Key = new(Split.Train, 7, id),
        ClipKey = new(Split.Train, 7, id),
        Speaker = speaker,
        Emotion = emotion,
        Sentiment = emotion == "joy" ? "positive" : "negative",
        Text = text,
        Start = TimeSpan.FromSeconds(start),
        End = TimeSpan.FromSeconds(end),
    };
}
