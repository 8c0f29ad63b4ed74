using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Storage;
using Meld.Tests.Media;

namespace Meld.Tests.Features.Filling;

public sealed class EncoderFillTests
{
    private static readonly AudioDecodeStep Sound = new AudioDecodeStep(new AudioDecodeSettings());

    [Fact]
    public void Run_EncoderOverClips_StoresItsFeaturesAndNotItsInputs()
    {
        using var corpus = new ClipCorpus("3", "5", "4 silent", "7 unreadable", null);
        var (step, reader) = (new FakeEncoderStep(Sound), new FakeClipReader(Decode));

        var report = Fills.Run(corpus, [step, Fills.Frames], reader);

        Assert.Equal([new StepFill(step.Identity, 2, 0, 1, 3, 1, 0), new StepFill(Fills.Frames.Identity, 3, 0, 0, 3, 1, 0)], report.Steps);
        Assert.Equal(4 + 2, reader.Requests.Count);
        Assert.Equal(Expected(corpus, step, 0), Stored(corpus, step, 0));
        Assert.Equal(Expected(corpus, step, 1), Stored(corpus, step, 1));
        Assert.Equal("fake.encoder train/dia0_utt2 Absent no sound", Line(corpus, step, 2));
        Assert.Equal("fake.encoder train/dia0_utt3 Bad it is no clip", Line(corpus, step, 3));
        Assert.Contains(" Unknown ", Line(corpus, Sound, 0), StringComparison.Ordinal);
        Assert.Equal(["fake.encoder", "video.decode"], report.Skipped[0].Steps);
    }

    [Fact]
    public void Run_Again_DecodesNothingAndLoadsNoEncoder()
    {
        using var corpus = new ClipCorpus("3", "5", "4 silent", "7 unreadable");
        Fills.Run(corpus, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode));

        var (step, reader) = (new FakeEncoderStep(Sound), new FakeClipReader(Decode));
        Assert.Equal(new StepFill(step.Identity, 0, 2, 1, 2, 1, 0), Fills.Run(corpus, [step], reader).Steps[0]);
        Assert.Empty(reader.Requests);
        Assert.Empty(step.Opened);
    }

    [Fact]
    public void Run_StoredInputs_AreReadThoughTheClipIsGone()
    {
        using var corpus = new ClipCorpus("3", "5", "4 silent", "7 unreadable");
        Fills.Run(corpus, [Sound], new FakeClipReader(Decode));
        using var whole = new ClipCorpus("3", "5", "4 silent", "7 unreadable");
        Fills.Run(whole, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode));
        File.Delete(corpus.Clip(1));
        File.Delete(corpus.Clip(3));

        var (step, reader) = (new FakeEncoderStep(Sound), new FakeClipReader(Decode));
        Assert.Equal(new StepFill(step.Identity, 2, 0, 1, 2, 1, 0), Fills.Run(corpus, [step], reader).Steps[0]);

        Assert.Empty(reader.Requests);
        Assert.Equal(Fills.Contents(whole.Store, whole.Rows, [step]), Fills.Contents(corpus.Store, corpus.Rows, [step]));
    }

    [Fact]
    public void Run_ClipThatIsGoneWithoutStoredInput_IsMissing()
    {
        using var corpus = new ClipCorpus("3", "5");
        Fills.Run(corpus, [Fills.Frames], new FakeClipReader(Decode));
        File.Delete(corpus.Clip(1));

        Assert.Equal(new StepFill(new FakeEncoderStep(Sound).Identity, 1, 0, 0, 3, 0, 0), Fills.Run(corpus, [new FakeEncoderStep(Sound)]).Steps[0]);
    }

    [Fact]
    public void Run_InputThatIsKeptToo_IsDecodedOnce()
    {
        using var corpus = new ClipCorpus("3", "5");
        var (step, reader) = (new FakeEncoderStep(Sound), new FakeClipReader(Decode));

        Assert.Equal([2, 2, 2], Fills.Run(corpus, [Sound, step, Fills.Mel], reader).Steps.Select(fill => fill.Computed));

        Assert.Equal(2, reader.Requests.Count);
        Assert.Equal(Expected(corpus, step, 0), Stored(corpus, step, 0));
    }

    [Fact]
    public void Run_EqualClips_AreEncodedOnce()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Repeat("7", 40)]);
        var step = new FakeEncoderStep(Sound);

        Assert.Equal(40, Fills.Run(corpus, [step], new FakeClipReader(Decode)).Steps[0].Computed);

        Assert.Equal(1, step.Batches.Sum(batch => batch.Length));
    }

    [Fact]
    public void Run_ManyClips_EncodesInBatchesOfLikeLengthWithinTheLimit()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Range(0, 60).Select(number => $"{1 + (number * 37 % 60)}")]);
        var step = new FakeEncoderStep(Sound) { BatchLength = 3000 };

        Fills.Run(corpus, [step], new FakeClipReader(Decode));

        Assert.Equal(60, step.Batches.Sum(batch => batch.Length));
        Assert.All(step.Batches, batch => Assert.True(batch.Length == 1 || batch.Length * batch.Max() <= 3000));
        var (padded, real) = (step.Batches.Sum(batch => batch.Length * batch.Max()), step.Batches.Sum(batch => batch.Sum()));
        Assert.InRange((double)padded / real, 1, 1.25);
    }

    [Fact]
    public void Run_InputsThatDoNotFit_AreNeverInOneBatch()
    {
        using var corpus = new ClipCorpus("1", "2", "1 longer file", "2 longer file", "2 another");
        var step = new FakeEncoderStep(Sound) { BatchLength = 1000, OnlyEqual = true };

        Fills.Run(corpus, [step], new FakeClipReader(Decode));

        Assert.All(step.Batches, batch => Assert.Single(batch.Distinct()));
        Assert.Equal(5, step.Batches.Sum(batch => batch.Length));
    }

    [Fact]
    public void Run_SlowEncoder_DecodesNoMoreThanTheQueueHolds()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Range(1, 60).Select(number => $"10 clip {number}")]);
        var (decoded, encoded, most) = (0, 0, 0);
        var reader = new FakeClipReader((path, request) =>
        {
            Interlocked.Increment(ref decoded);
            return Decode(path, request);
        });
        var step = new FakeEncoderStep(Sound)
        {
            BatchLength = 200,
            Before = inputs =>
            {
                Thread.Sleep(20);
                most = Math.Max(most, Volatile.Read(ref decoded) - encoded);
                encoded += inputs.Count;
            },
        };
        using var store = FeatureStore.OpenForWriting(corpus.Store);

        // Room for five inputs of 100 samples, and three threads that hold one each.
        FeatureFill.Run(store, corpus.Rows, [step], reader, new FillSettings { AtOnce = 3, QueuedBytes = 2000 }, TimeProvider.System);

        Assert.Equal(60, encoded);
        Assert.InRange(most, 2, 5 + 3);
    }

    [Fact]
    public void Run_Cancelled_KeepsEveryBatchThatWasEncodedAndGoesOnFromThere()
    {
        string[] clips = [.. Enumerable.Range(1, 30).Select(number => $"{number}")];
        using var corpus = new ClipCorpus(clips);
        using var undisturbed = new ClipCorpus(clips);
        Fills.Run(undisturbed, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode));
        using var stop = new CancellationTokenSource();
        var batches = 0;
        var step = new FakeEncoderStep(Sound) { BatchLength = 1000, Before = _ => Stop() };

        Assert.ThrowsAny<OperationCanceledException>(() => Fills.Run(corpus, [step], new FakeClipReader(Decode), cancellation: stop.Token));

        Assert.Equal(0, step.Open);
        var resumed = Fills.Run(corpus, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode)).Steps[0];
        Assert.InRange(resumed.Stored, 3, 29);
        Assert.Equal(30, resumed.Stored + resumed.Computed);
        Assert.Equal(Fills.Contents(undisturbed.Store, undisturbed.Rows, [step]), Fills.Contents(corpus.Store, corpus.Rows, [step]));

        void Stop()
        {
            if (++batches == 4) stop.Cancel();
        }
    }

    [Fact]
    public void Run_EncoderThatFails_EndsTheFillAndKeepsWhatWasDone()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Range(1, 30).Select(number => $"{number}")]);
        var batches = 0;
        var step = new FakeEncoderStep(Sound) { BatchLength = 1000, Before = _ => Fail() };

        Assert.StartsWith("fake.encoder failed on ", Assert.Throws<EncodingException>(() => Fills.Run(corpus, [step], new FakeClipReader(Decode))).Message);

        Assert.InRange(Fills.Run(corpus, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode)).Steps[0].Stored, 2, 29);

        void Fail()
        {
            if (++batches == 3) throw new InvalidOperationException("no memory");
        }
    }

    [Fact]
    public void Run_DamagedFeature_IsEncodedAnew()
    {
        using var corpus = new ClipCorpus("3", "5");
        var step = new FakeEncoderStep(Sound);
        Fills.Run(corpus, [step], new FakeClipReader(Decode));
        Fills.FlipInside(Path.Combine(corpus.Store, "data.mdb"), FeatureValue.Of(Stored(corpus, step, 1), 2).Bytes.Span);

        Assert.Equal(new StepFill(step.Identity, 1, 1, 0, 2, 0, 1), Fills.Run(corpus, [step], new FakeClipReader(Decode)).Steps[0]);
        Assert.Equal(Expected(corpus, step, 1), Stored(corpus, step, 1));
    }

    [Fact]
    public void Run_ClipThatChangesWhileItIsRead_IsNotEncoded()
    {
        using var corpus = new ClipCorpus("3", "5");
        var step = new FakeEncoderStep(Sound);
        var reader = new FakeClipReader((path, request) =>
        {
            var clip = Decode(path, request);
            if (path == corpus.Clip(1)) File.AppendAllText(path, " ");
            return clip;
        });

        Assert.Equal((1, 1), Fills.Run(corpus, [step], reader).Steps.Select(fill => (fill.Computed, fill.Bad)).Single());
        Assert.Equal(1, step.Batches.Sum(batch => batch.Length));
    }

    [Fact]
    public void Run_ReasonThatDoesNotLieInTheClip_IsNotRemembered()
    {
        using var corpus = new ClipCorpus("3", "5 Time");

        Assert.Equal((1, 1), Fills.Run(corpus, [new FakeEncoderStep(Sound)], new FakeClipReader(Decode)).Steps.Select(fill => (fill.Computed, fill.Bad)).Single());
        var healed = new FakeClipReader((path, request) => Decode(corpus.Clip(0), request));
        Assert.Equal((1, 1), Fills.Run(corpus, [new FakeEncoderStep(Sound)], healed).Steps.Select(fill => (fill.Computed, fill.Stored)).Single());
    }

    [Fact]
    public void Run_Progress_CountsAClipWhenItIsEncoded()
    {
        using var corpus = new ClipCorpus("3", "5", null, "3");
        using var store = FeatureStore.OpenForWriting(corpus.Store);
        var told = new List<WorkProgress>();

        FeatureFill.Run(
            store, corpus.Rows, [new FakeEncoderStep(Sound), Fills.Frames], new FakeClipReader(Decode), new FillSettings(), TimeProvider.System, new Told(told));

        Assert.Equal(Enumerable.Range(1, 6).Select(done => new WorkProgress("computing features", done, 6, "clips")), told);
    }

    [Fact]
    public void Run_TextsAndClips_ReportsInTheOrderOfTheSteps()
    {
        using var corpus = new ClipCorpus("3", "5");
        IFeatureStep[] steps = [new FakeEncoderStep(Sound), new LettersStep(), Fills.Frames, new FakeEncoderStep(new LettersStep())];

        var report = Fills.Run(corpus, steps, new FakeClipReader(Decode));

        Assert.Equal(steps.Select(step => step.Identity), report.Steps.Select(step => step.Step));
        Assert.Equal([2, 4, 2, 4], report.Steps.Select(step => step.Computed));
        Assert.Equal((4, 1), (report.Clips, report.Texts));
    }

    // As many times ten samples as the clip's number says.
    private static DecodedClip Decode(string path, ClipRequest request)
    {
        var clip = ClipCorpus.Decode(path, request);
        if (clip.Sound is null) return clip;
        var number = int.Parse(File.ReadAllText(path).Split(' ')[0], null);
        var samples = new float[10 * number];
        samples.AsSpan().Fill(number);
        return new() { Info = clip.Info, Frames = clip.Frames, Sound = new Waveform(samples, clip.Sound.SampleRate) };
    }

    private static float[] Expected(ClipCorpus corpus, FakeEncoderStep step, int turn) =>
        FakeEncoderStep.Encoded(((IClipStep)step.Input).Compute(Decode(corpus.Clip(turn), Sound.Request)));

    private static float[] Stored(ClipCorpus corpus, IFeatureStep step, int turn)
    {
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var reader = store.Read();
        Assert.True(CorpusFeatures.Open(reader, corpus.Rows, step).TryGet(reader, corpus.Rows.Utterances(Split.Train)[turn], out var tensor));
        return tensor.Values<float>().ToArray();
    }

    private static string Line(ClipCorpus corpus, IFeatureStep step, int turn) => Fills.Contents(corpus.Store, corpus.Rows, [step])[turn];

    private sealed class Told(List<WorkProgress> told) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => told.Add(value);
    }
}
