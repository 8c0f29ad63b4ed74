using Meld.Corpus;
using Meld.Media;
using Meld.Tests.Corpus;
using Meld.Tests.Display;

namespace Meld.Tests.Media;

public class ClipSurveyTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Of_FewerThanAllowed_ChecksEveryClipInOrder()
    {
        using var corpus = new CorpusWithClips(Train);
        var survey = ClipSurvey.Of(corpus.Corpus, new FakeClipReader(ClipExamples.Clip), new(), 10, TimeProvider.System);
        Assert.Equal(Train, survey.Checks.Select(check => check.Utterance));
        Assert.Equal(3, survey.Clips);
    }

    [Fact]
    public void Of_MoreThanAllowed_SpreadsAndScalesTheTime()
    {
        using var corpus = new CorpusWithClips(Train);
        var clock = new ManualClock();
        var reader = new FakeClipReader((_, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return ClipExamples.Clip;
        });
        var survey = ClipSurvey.Of(corpus.Corpus, reader, new(), 1, clock);
        Assert.Equal(Train[0], Assert.Single(survey.Checks).Utterance);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)), (survey.Time, survey.TimeOfAll));
    }

    [Fact]
    public void Intact_SomeClipsWithoutSound_LeavesThemOut()
    {
        using var corpus = new CorpusWithClips(Train);
        var silent = new DecodedClip { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames };
        ClipSurvey Survey(Func<string, bool> isSilent) => ClipSurvey.Of(
            corpus.Corpus, new FakeClipReader((path, _) => isSilent(path) ? silent : ClipExamples.Clip), new(), 10, TimeProvider.System);
        Assert.Equal([Train[0], Train[2]], Survey(path => Path.GetFileName(path) == Train[1].ClipFileName).Intact.Select(check => check.Utterance));
        Assert.Empty(Survey(_ => true).Intact);
    }

    [Fact]
    public void Of_FailureThatDoesNotLieInAClip_ThrowsItAsItIs()
    {
        using var corpus = new CorpusWithClips(Train);
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, MediaProblem.Internal, "the worker could not be confined"));
        var error = Assert.Throws<MediaException>(() => ClipSurvey.Of(corpus.Corpus, reader, new(), 10, TimeProvider.System));
        Assert.Equal((MediaProblem.Internal, "the worker could not be confined"), (error.Kind, error.Reason));
    }

    [Fact]
    public void Of_NoClips_TakesNoTime()
    {
        var survey = ClipSurvey.Of(DisplayExamples.Corpus, new FakeClipReader(ClipExamples.Clip), new(), 1, TimeProvider.System);
        Assert.Empty(survey.Checks);
        Assert.Equal(TimeSpan.Zero, survey.TimeOfAll);
    }

    [Fact]
    public void Of_Cancelled_Throws()
    {
        using var corpus = new CorpusWithClips(Train);
        Assert.Throws<OperationCanceledException>(() => ClipSurvey.Of(
            corpus.Corpus, new FakeClipReader(ClipExamples.Clip), new(), 10, TimeProvider.System, new CancellationToken(canceled: true)));
    }
}
