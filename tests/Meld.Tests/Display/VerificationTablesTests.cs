using Meld.Corpus;
using Meld.Display;
using Meld.Media;
using Meld.Media.Verification;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

public class VerificationTablesTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Tables_CorpusWithFaultyClips_AreAsBefore()
    {
        using var corpus = new CorpusWithClips(Train[0], Train[1]);
        corpus.Write(Split.Train, "._dia7_utt0.mp4");
        var mute = new DecodedClip { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames };
        var found = Verify(corpus.Corpus, path => path.EndsWith(Train[1].ClipFileName, StringComparison.Ordinal) ? mute : ClipExamples.Clip);
        Visual[] tables =
        [
            VerificationTables.States(found), VerificationTables.Faults(found), VerificationTables.Missing(found), VerificationTables.Clips(found),
            VerificationTables.Strays(found),
        ];
        Snapshot.Match(string.Join("\n\n", tables.Select(table => table.ToString())) + "\n", "verification-tables");
    }

    [Fact]
    public void Clips_MoreThanAreListed_ShowTheGravestFirst()
    {
        using var corpus = new CorpusWithClips(Train);
        var found = Verify(corpus.Corpus, path => path.EndsWith(Train[2].ClipFileName, StringComparison.Ordinal)
            ? throw new MediaException(path, MediaProblem.Unreadable, "it is no clip")
            : new() { Info = ClipExamples.Info with { Audio = null } });
        var (table, missing) = (VerificationTables.Clips(found, maxRows: 1).ToString(), VerificationTables.Missing(found, maxRows: 1).ToString());
        Assert.Contains("3 of 3 clips", table, StringComparison.Ordinal);
        Assert.Contains("... 2 more rows", table, StringComparison.Ordinal);
        Assert.Contains("unreadable: it is no clip", table, StringComparison.Ordinal);
        Assert.StartsWith("3 clips are missing", missing, StringComparison.Ordinal);
        Assert.Contains("... 2 more rows", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_SoundPartOfACorpus_SaysHowManyWereLookedAt()
    {
        using var corpus = new CorpusWithClips(Train);
        var part = new CorpusVerifier(new FakeClipReader(ClipExamples.Clip), new() { Most = 1 }, TimeProvider.System).Verify(corpus.Corpus);
        Assert.Equal("1 clip of the 4 that were looked at can be used, 3 cannot", VerificationTables.Verdict(part));
        var text = Verify(DisplayExamples.Corpus, _ => ClipExamples.Clip);
        Assert.StartsWith("This corpus has no clips", VerificationTables.Verdict(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_NothingDecoded_HasNoPace()
    {
        Assert.Contains("n/a ms a clip", VerificationTables.Time(Verify(DisplayExamples.Corpus, _ => ClipExamples.Clip)).ToString(), StringComparison.Ordinal);
        using var corpus = new CorpusWithClips(Train);
        var journal = VerificationJournal.InMemory();
        var verifier = new CorpusVerifier(new FakeClipReader(ClipExamples.Clip), null, new ManualClock());
        Assert.Contains("Decoding, 0.0 ms a clip", VerificationTables.Time(verifier.Verify(corpus.Corpus, journal)).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Decoded before", VerificationTables.Time(verifier.Verify(corpus.Corpus, journal)).ToString(), StringComparison.Ordinal);
    }

    private static CorpusVerification Verify(DialogueCorpus corpus, Func<string, DecodedClip> read) =>
        new CorpusVerifier(new FakeClipReader((path, _) => read(path)), null, TimeProvider.System).Verify(corpus);
}
