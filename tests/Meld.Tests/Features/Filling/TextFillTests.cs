using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Storage;

namespace Meld.Tests.Features.Filling;

public sealed class TextFillTests
{
    // Dev and test say "words" once each.
    private static readonly string[] Said = ["four", "a", "words", "seven letters and more", "a", "sixsix", ""];

    [Fact]
    public void Run_Texts_EncodesEachOnceTheLongestFirst()
    {
        using var corpus = Corpus();
        var step = new FakeEncoderStep(new LettersStep()) { BatchLength = 12 };

        var report = Fills.Run(corpus, [step]);

        Assert.Equal((0, 6, 9), (report.Clips, report.Texts, report.Steps[0].Utterances));
        Assert.Equal(new StepFill(step.Identity, 8, 0, 1, 0, 0, 0), report.Steps[0]);
        Assert.Equal([[22], [5, 6], [1, 4]], step.Batches);
        Assert.Equal(["f32"], step.Opened);
        Assert.Equal(0, step.Open);
    }

    [Fact]
    public void Run_Texts_StoresTheEncodersFeaturesByText()
    {
        using var corpus = Corpus();
        var step = new FakeEncoderStep(new LettersStep());
        Fills.Run(corpus, [step]);

        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        var features = CorpusFeatures.Open(reader, corpus.Rows, step);
        foreach (var utterance in Splits.All.SelectMany(corpus.Rows.Utterances).Where(utterance => utterance.Text.Length > 0))
        {
            Assert.True(features.TryGet(reader, utterance, out var tensor));
            Assert.Equal(FakeEncoderStep.Encoded(new LettersStep().Compute(utterance.Text)), tensor.Values<float>());
        }
        Assert.Equal((8, 1), (features.Count(FeatureState.Stored), features.Count(FeatureState.Absent)));
        Assert.Equal("no letters", features.ReasonOf(corpus.Rows.Utterances(Split.Train)[6]));
        Assert.Null(features.Shortfall("fill"));
    }

    [Fact]
    public void Run_Again_LoadsNoEncoder()
    {
        using var corpus = Corpus();
        Fills.Run(corpus, [new FakeEncoderStep(new LettersStep())]);

        var step = new FakeEncoderStep(new LettersStep());
        Assert.Equal(new StepFill(step.Identity, 0, 8, 1, 0, 0, 0), Fills.Run(corpus, [step]).Steps[0]);
        Assert.Empty(step.Opened);
    }

    [Fact]
    public void Run_TextStepItself_IsKept()
    {
        using var corpus = Corpus();

        Assert.Equal(new StepFill(new LettersStep().Identity, 8, 0, 1, 0, 0, 0), Fills.Run(corpus, [new LettersStep()]).Steps[0]);
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        Assert.True(CorpusFeatures.Open(reader, corpus.Rows, new LettersStep()).TryGet(reader, corpus.Rows.Utterances(Split.Train)[1], out var tensor));
        Assert.Equal([97], tensor.Values<int>());
    }

    [Fact]
    public void Run_ShortText_IsAbsentForTheReasonThatTheEncoderGives()
    {
        using var corpus = Corpus();
        var step = new FakeEncoderStep(new LettersStep()) { LeastLength = 5 };

        Assert.Equal((5, 4), (Fills.Run(corpus, [step]).Steps[0].Computed, Fills.Run(corpus, [step]).Steps[0].Absent));
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        Assert.Equal("it is too short", CorpusFeatures.Open(reader, corpus.Rows, step).ReasonOf(corpus.Rows.Utterances(Split.Train)[0]));
    }

    [Fact]
    public void Run_Cancelled_KeepsEveryBatchThatWasEncodedAndGoesOnFromThere()
    {
        using var corpus = Corpus();
        using var stop = new CancellationTokenSource();
        var batches = 0;
        var step = new FakeEncoderStep(new LettersStep()) { BatchLength = 12, Before = _ => Stop() };

        Assert.ThrowsAny<OperationCanceledException>(() => Fills.Run(corpus, [step], cancellation: stop.Token));

        Assert.Equal(0, step.Open);
        var resumed = new FakeEncoderStep(new LettersStep()) { BatchLength = 12 };
        Assert.Equal(new StepFill(step.Identity, 3, 5, 1, 0, 0, 0), Fills.Run(corpus, [resumed]).Steps[0]);
        Assert.Equal([[1, 4]], resumed.Batches);

        void Stop()
        {
            if (++batches == 2) stop.Cancel();
        }
    }

    [Fact]
    public void Run_EncoderThatFails_EndsWithOneSentence()
    {
        using var corpus = Corpus();
        var step = new FakeEncoderStep(new LettersStep()) { BatchLength = 12, Before = inputs => Refuse(inputs.Count) };

        var error = Assert.Throws<EncodingException>(() => Fills.Run(corpus, [step]));

        Assert.Equal("fake.encoder failed on 2 inputs of up to [6]: no memory", error.Message);
        Assert.Equal(0, step.Open);
        Assert.Equal(1, Fills.Run(corpus, [new FakeEncoderStep(new LettersStep())]).Steps[0].Stored);

        static void Refuse(int count)
        {
            if (count > 1) throw new InvalidOperationException("no memory\nat some place");
        }
    }

    [Fact]
    public void Run_EncoderThatGivesNoNumbers_EndsAndStoresNone()
    {
        using var corpus = Corpus();

        var error = Assert.Throws<EncodingException>(() => Fills.Run(corpus, [new FakeEncoderStep(new LettersStep()) { BatchLength = 12, GivesNaN = true }]));

        Assert.EndsWith("]: it gave numbers that are infinite or none.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Fills.Run(corpus, [new FakeEncoderStep(new LettersStep())]).Steps[0].Stored);
    }

    [Fact]
    public void Run_LowerPrecision_IsMeasuredOnAFewInputs()
    {
        using var corpus = new ClipCorpus([], CorpusVariant.Multiparty, Rows([.. Enumerable.Range(1, 20).Select(length => new string('x', length))]));
        var step = new FakeEncoderStep(new LettersStep(), "bf16");

        var difference = Fills.Run(corpus, [step]).Steps[0].Difference!;

        Assert.Equal(["bf16", "f32"], step.Opened);
        Assert.Equal((8, 1.0), (difference.Inputs, Math.Round(difference.LeastCosine, 9)));
        Assert.Equal(0.5, difference.Mean / difference.Magnitude, 6);
        Assert.Equal(0.5 * 20 * 'x', difference.Largest, 6);
        Assert.Equal(0, step.Open);
        Assert.Null(Fills.Run(corpus, [step]).Steps[0].Difference);
    }

    [Fact]
    public void Run_Texts_TellsEachBatch()
    {
        using var corpus = Corpus();
        using var store = FeatureStore.OpenForWriting(corpus.Store);
        var told = new List<WorkProgress>();
        var fill = new TextFill(store, CorpusText.Of(corpus.Rows), new FillSettings(), new Told(told));

        fill.Run(new FakeEncoderStep(new LettersStep()) { BatchLength = 12 }, CancellationToken.None);

        Assert.Equal(new long[] { 2, 4, 6 }.Select(done => new WorkProgress("computing fake.encoder", done, 6, "texts")), told);
    }

    [Fact]
    public void Prune_Texts_KeepsWhatTheCorpusSays()
    {
        using var corpus = Corpus();
        var (kept, other) = (new FakeEncoderStep(new LettersStep()), new LettersStep());
        Fills.Run(corpus, [kept, other]);
        using var elsewhere = new ClipCorpus([], CorpusVariant.Multiparty, Rows("something else"));
        Fills.Run(elsewhere, [kept], store: corpus.Store);

        using var store = FeatureStore.OpenForWriting(corpus.Store);
        var pruning = CorpusPruning.Run(store, corpus.Rows, [kept], dryRun: false)!;

        Assert.Equal([("fake.encoder", 1L, 6L), ("text.letters", 6L, 0L)], pruning.Steps.Select(step => (step.Step!.Name, step.Records, step.Kept)));
        Assert.Null(CorpusPruning.Run(store, elsewhere.Rows, [other], dryRun: false));
    }

    private static ClipCorpus Corpus() => new([], CorpusVariant.Multiparty, Rows(Said));

    private static IEnumerable<Utterance> Rows(params string[] texts) => texts.Select((text, turn) => ClipCorpus.Row(Split.Train, 0, turn) with { Text = text });

    private sealed class Told(List<WorkProgress> told) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => told.Add(value);
    }
}
