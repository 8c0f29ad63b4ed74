using Meld.Corpus;
using Meld.Media;
using Meld.Media.Verification;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Display;

namespace Meld.Tests.Media.Verification;

public class VerificationReportTests
{
    private static readonly IReadOnlyList<Utterance> Train = DisplayExamples.Corpus.Utterances(Split.Train);

    [Fact]
    public void Text_SmallCorpus_IsAsDocumented()
    {
        var found = Verify();
        Snapshot.Match(VerificationReport.Text(found), "verify.json");
        Snapshot.Match(VerificationManifest.Text(found), "manifest.csv");
    }

    [Fact]
    public void Write_EqualCorporaInTwoPlaces_GivesEqualBytes()
    {
        using var directory = new TemporaryDirectory();
        string[] folders = [Path.Combine(directory.Path, "a"), Path.Combine(directory.Path, "b", "c")];
        foreach (var folder in folders) VerificationReport.Write(Verify(), folder);
        foreach (var name in (string[])[VerificationFolder.Report, VerificationFolder.Manifest])
            Assert.Equal(File.ReadAllBytes(Path.Combine(folders[0], name)), File.ReadAllBytes(Path.Combine(folders[1], name)));
        Assert.Equal(2, Directory.GetFiles(folders[0]).Length);
    }

    [Fact]
    public void FolderOf_Corpus_IsNamedAfterIt() =>
        Assert.Equal(Path.Combine("out", "verify", "MELD.Raw"), VerificationFolder.Of(Path.Combine("somewhere", "MELD.Raw") + Path.DirectorySeparatorChar));

    private static CorpusVerification Verify()
    {
        using var corpus = new CorpusWithClips(Train[0], Train[1]);
        corpus.Write(Split.Train, "._dia7_utt0.mp4");
        var mute = new DecodedClip { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames, Damage = ["\"it\" ends"] };
        var reader = new FakeClipReader((path, _) => path.EndsWith(Train[1].ClipFileName, StringComparison.Ordinal) ? mute : ClipExamples.Clip);
        return new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus.Corpus);
    }
}
