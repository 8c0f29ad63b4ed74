using Meld.Corpus;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Storage;
using Meld.Tests.Media;

namespace Meld.Tests.Features.Filling;

public sealed class FeatureFillTests
{
    [Fact]
    public void Run_NewCorpus_StoresWhatTheStepsGiveAndReadsEachClipOnce()
    {
        using var corpus = new ClipCorpus("1", "2", "3 silent", null);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        var report = Fills.Run(corpus, reader: reader);

        Assert.Equal(6, report.Clips);
        Assert.Equal([new StepFill(Fills.Mel.Identity, 2, 0, 1, 3, 0, 0), new StepFill(Fills.Frames.Identity, 3, 0, 0, 3, 0, 0)], report.Steps);
        Assert.Equal(3, reader.Requests.Count);
        Assert.All(reader.Requests, request => Assert.Equal(Fills.Frames.Request with { SampleRate = Fills.Mel.Request.SampleRate }, request));
        using var store = FeatureStore.OpenForReading(corpus.Store);
        using var known = store.Read();
        var features = CorpusFeatures.Open(known, corpus.Rows, Fills.Mel);
        Assert.True(features.TryGet(known, corpus.Rows.Utterances(Split.Train)[1], out var tensor));
        Assert.Equal(Fills.Mel.Compute(ClipCorpus.Decode(corpus.Clip(1), Fills.Mel.Request)).Bytes.Span, tensor.Bytes);
        Assert.Equal("no sound", features.ReasonOf(corpus.Rows.Utterances(Split.Train)[2]));
    }

    [Fact]
    public void Run_Again_ReadsNoClipAndCountsAllAsStored()
    {
        using var corpus = new ClipCorpus("1", "2 silent", "3 unreadable", "4");
        Fills.Run(corpus);
        var before = Fills.Contents(corpus.Store, corpus.Rows);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        var report = Fills.Run(corpus, reader: reader);

        Assert.Empty(reader.Requests);
        Assert.Equal(new StepFill(Fills.Mel.Identity, 0, 2, 1, 2, 1, 0), report.Steps[0]);
        Assert.Equal(before, Fills.Contents(corpus.Store, corpus.Rows));
    }

    [Fact]
    public void Run_DamagedPicture_LeavesTheSoundAlone()
    {
        using var corpus = new ClipCorpus("1", "2 damaged picture");
        var report = Fills.Run(corpus);
        Assert.Equal([(2, 0), (1, 1)], report.Steps.Select(step => (step.Computed, step.Bad)));
        var skipped = report.Skipped.First(clip => clip.Result == StepResult.Bad);
        Assert.Equal($"{corpus.Clip(1)}: its picture is damaged (video.decode).", skipped.ToString());

        using var alone = new ClipCorpus("1", "2 damaged picture");
        Fills.Run(alone, [Fills.Mel]);
        Fills.Run(alone, [Fills.Frames]);
        Assert.Equal(Fills.Contents(alone.Store, alone.Rows), Fills.Contents(corpus.Store, corpus.Rows));
    }

    [Theory]
    [InlineData(MediaProblem.Time)]
    [InlineData(MediaProblem.Crash)]
    public void Run_ReasonThatDoesNotLieInTheClip_IsNotRemembered(MediaProblem problem)
    {
        using var corpus = new ClipCorpus("1", $"2 {problem}");
        Assert.Equal((1, 0, 0, 2, 1), Counts(Fills.Run(corpus)));
        var healed = new FakeClipReader((path, request) => ClipCorpus.Decode(corpus.Clip(0), request));
        Assert.Equal((1, 1, 0, 2, 0), Counts(Fills.Run(corpus, reader: healed)));
        Assert.Equal(corpus.Clip(1), Assert.Single(healed.Paths));
    }

    [Fact]
    public void Run_FailureOfTheDecoderItself_EndsTheFillWhateverIsDoneAboutBadClips()
    {
        using var corpus = new ClipCorpus("1", "2 Internal");
        Assert.Equal(MediaProblem.Internal, Assert.Throws<MediaException>(() => Fills.Run(corpus, onBad: BadClips.Skip)).Kind);
    }

    [Theory]
    [InlineData("2 unreadable", "it is no clip")]
    [InlineData(null, "there is no such clip")]
    public void Run_Raise_EndsWithAnErrorThatNamesTheClip(string? second, string reason)
    {
        using var corpus = new ClipCorpus(second, "2");
        corpus.WriteDevAndTest();
        var error = Assert.Throws<MediaException>(() => Fills.Run(corpus, onBad: BadClips.Raise));
        Assert.Equal($"{corpus.Clip(0)}: {reason}.", error.Message);
        // So does one that is only remembered as bad.
        Assert.Equal(error.Message, Assert.Throws<MediaException>(() => Fills.Run(corpus, onBad: BadClips.Raise)).Message);
    }

    [Fact]
    public void Run_MissingClipThatComesLater_IsComputedThen()
    {
        using var corpus = new ClipCorpus("1", null);
        Assert.Equal((1, 0, 0, 3, 0), Counts(Fills.Run(corpus)));
        corpus.Write(1, "2");
        Assert.Equal((1, 1, 0, 2, 0), Counts(Fills.Run(corpus)));
    }

    [Fact]
    public void Run_ClipsThatAreGone_KeepTheirFeatures()
    {
        using var corpus = new ClipCorpus("1", "2 silent", "3 unreadable");
        Fills.Run(corpus);
        foreach (var turn in new[] { 0, 1, 2 }) File.Delete(corpus.Clip(turn));
        Assert.Equal(new StepFill(Fills.Mel.Identity, 0, 1, 1, 2, 1, 0), Fills.Run(corpus).Steps[0]);
    }

    [Fact]
    public void Run_DyadicRows_CountEachRowAndReadEachClipOnce()
    {
        var rows = new[] { ClipCorpus.Row(Split.Train, 0, 0), ClipCorpus.Row(Split.Train, 0, 1), ClipCorpus.Row(Split.Train, 1, 0), ClipCorpus.Row(Split.Train, 2, 0) };
        using var corpus = new ClipCorpus(["1", "2"], CorpusVariant.Dyadic, rows);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        var report = Fills.Run(corpus, reader: reader);
        Assert.Equal((4, 4, 2), (report.Clips, report.Steps[0].Computed, report.Steps[0].Missing));
        Assert.Equal(2, reader.Requests.Count);
    }

    [Fact]
    public void Run_EqualClips_AreReadOnce()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Repeat("7", 40)]);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        Assert.Equal(40, Fills.Run(corpus, reader: reader).Steps[0].Computed);
        Assert.Single(reader.Requests);
    }

    [Fact]
    public void Run_ChangedSetting_ComputesThatStepAndLeavesTheOther()
    {
        using var corpus = new ClipCorpus("1", "2");
        Fills.Run(corpus);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        var changed = new MelStep(new MelStepSettings { Bands = 5, Frames = 8, FftSize = 64, Hop = 32 });
        var report = Fills.Run(corpus, [changed, Fills.Frames], reader);
        Assert.Equal((2, 2), (report.Steps[0].Computed, report.Steps[1].Stored));
        Assert.All(reader.Requests, request => Assert.Null(request.Frames));
    }

    [Fact]
    public void Run_TouchedClip_IsHashedAndNotDecoded()
    {
        using var corpus = new ClipCorpus("1", "2");
        Fills.Run(corpus);
        File.SetLastWriteTimeUtc(corpus.Clip(0), DateTime.UnixEpoch);
        Assert.Contains(Fills.Contents(corpus.Store, corpus.Rows), line => line.EndsWith("Unknown its clip was not read, or changed since", StringComparison.Ordinal));
        var reader = new FakeClipReader(ClipCorpus.Decode);
        Assert.Equal(2, Fills.Run(corpus, reader: reader).Steps[0].Stored);
        Assert.Empty(reader.Requests);
        Assert.Equal(4, Fills.Contents(corpus.Store, corpus.Rows).Count(line => line.Contains(" Stored ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_ClipThatChangesWhileItIsRead_IsNotStored()
    {
        using var corpus = new ClipCorpus("1", "2");
        var reader = new FakeClipReader((path, request) =>
        {
            var clip = ClipCorpus.Decode(path, request);
            if (path == corpus.Clip(1)) File.AppendAllText(path, " ");
            return clip;
        });
        var report = Fills.Run(corpus, reader: reader);
        Assert.Equal((1, 1), (report.Steps[0].Computed, report.Steps[0].Bad));
        Assert.Equal("it changed while it was read", report.Skipped[0].Reason);
        Assert.Equal((1, 1, 0, 2, 0), Counts(Fills.Run(corpus)));
    }

    [Fact]
    public void Run_LinkWhoseTargetChanges_ComputesAnew()
    {
        using var corpus = new ClipCorpus("1", null);
        var (one, other) = (Path.Combine(corpus.Store, "..", "one"), Path.Combine(corpus.Store, "..", "other"));
        File.WriteAllText(one, "5");
        File.WriteAllText(other, "6 and longer");
        File.CreateSymbolicLink(corpus.Clip(1), one);
        Assert.Equal(2, Fills.Run(corpus).Steps[0].Computed);
        File.Move(other, one, overwrite: true);
        Assert.Equal(1, Fills.Run(corpus).Steps[0].Computed);
    }

    [Fact]
    public void Run_WhatIsNoFile_IsMissing()
    {
        using var corpus = new ClipCorpus("1", null, null);
        Directory.CreateDirectory(corpus.Clip(1));
        File.CreateSymbolicLink(corpus.Clip(2), "nowhere");
        Assert.Equal((1, 0, 0, 4, 0), Counts(Fills.Run(corpus)));
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatWasDoneAndGoesOnFromThere()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Range(1, 30).Select(number => $"{number}")]);
        using var undisturbed = new ClipCorpus([.. Enumerable.Range(1, 30).Select(number => $"{number}")]);
        Fills.Run(undisturbed);
        using var stop = new CancellationTokenSource();
        var read = 0;
        var reader = new FakeClipReader((path, request) =>
        {
            if (Interlocked.Increment(ref read) == 10) stop.Cancel();
            return ClipCorpus.Decode(path, request);
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Fills.Run(corpus, reader: reader, cancellation: stop.Token));
        var resumed = Fills.Run(corpus).Steps[0];
        Assert.InRange(resumed.Stored, 1, 13);
        Assert.Equal(30, resumed.Stored + resumed.Computed);
        Assert.Equal(Fills.Contents(undisturbed.Store, undisturbed.Rows), Fills.Contents(corpus.Store, corpus.Rows));
    }

    [Fact]
    public void Run_DamagedRecord_IsComputedAnew()
    {
        using var corpus = new ClipCorpus("1", "2", "3");
        Fills.Run(corpus);
        var before = Fills.Contents(corpus.Store, corpus.Rows);
        Fills.FlipInside(Path.Combine(corpus.Store, "data.mdb"), Fills.Mel.Compute(ClipCorpus.Decode(corpus.Clip(1), Fills.Mel.Request)).Bytes.Span);
        var reader = new FakeClipReader(ClipCorpus.Decode);
        var report = Fills.Run(corpus, reader: reader);
        Assert.Equal(new StepFill(Fills.Mel.Identity, 1, 2, 0, 2, 0, 1), report.Steps[0]);
        Assert.Single(reader.Requests);
        Assert.Equal(before, Fills.Contents(corpus.Store, corpus.Rows));
    }

    [Fact]
    public async Task Run_ReadersBesideIt_SeeWholeFeaturesOrNone()
    {
        using var corpus = new ClipCorpus([.. Enumerable.Range(1, 60).Select(number => $"{number}")]);
        using var store = FeatureStore.OpenForWriting(corpus.Store);
        using var done = new CancellationTokenSource();
        var looking = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var most = 0;
            while (!done.IsCancellationRequested)
            {
                using var known = store.Read();
                var features = CorpusFeatures.Open(known, corpus.Rows, Fills.Frames);
                foreach (var utterance in corpus.Rows.Utterances(Split.Train).Where(utterance => features.StateOf(utterance) == FeatureState.Stored))
                {
                    Assert.True(features.TryGet(known, utterance, out var tensor));
                    Assert.Equal(utterance.Key.Utterance + 1, tensor.Bytes[0]);
                }
                var now = features.Count(FeatureState.Stored);
                Assert.True(now >= most);
                most = now;
            }
        })).ToList();
        FeatureFill.Run(store, corpus.Rows, Fills.Steps, new FakeClipReader(ClipCorpus.Decode), new FillSettings(), TimeProvider.System);
        await done.CancelAsync();
        await Task.WhenAll(looking);
    }

    [Fact]
    public void Run_Progress_CountsEveryClipOnce()
    {
        using var corpus = new ClipCorpus("1", "2", null);
        using var store = FeatureStore.OpenForWriting(corpus.Store);
        var told = new List<WorkProgress>();
        FeatureFill.Run(
            store, corpus.Rows, Fills.Steps, new FakeClipReader(ClipCorpus.Decode), new FillSettings(), TimeProvider.System, new Told(told.Add));
        Assert.Equal(Enumerable.Range(1, 5).Select(done => new WorkProgress("computing features", done, 5, "clips")), told);
    }

    private static (int Computed, int Stored, int Absent, int Missing, int Bad) Counts(FillReport report) =>
        (report.Steps[0].Computed, report.Steps[0].Stored, report.Steps[0].Absent, report.Steps[0].Missing, report.Steps[0].Bad);

    private sealed class Told(Action<WorkProgress> tell) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => tell(value);
    }
}
