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
    public void FolderOf_Corpus_IsNamedAfterItAndWhatItSays()
    {
        Assert.Equal(Path.Combine("out", "verify", "MELD.Raw-multiparty-7ece838e"), Folder("a", CorpusVariant.Multiparty));
        Assert.Equal(Path.Combine("out", "verify", "MELD.Raw-dyadic-7ece838e"), Folder("a", CorpusVariant.Dyadic));
        Assert.NotEqual(Folder("a", CorpusVariant.Multiparty), Folder("b", CorpusVariant.Multiparty, Train[0]));

        static string Folder(string place, CorpusVariant variant, params IReadOnlyList<Utterance> train)
        {
            var rows = Splits.All.ToDictionary(split => split, split => split == Split.Train && train.Count > 0 ? train : DisplayExamples.Corpus.Utterances(split));
            var path = Path.Combine(place, "MELD.Raw") + Path.DirectorySeparatorChar;
            return VerificationFolder.Of(new(path, variant, rows, [], DisplayExamples.Corpus.Sources));
        }
    }

    private static CorpusVerification Verify()
    {
        using var corpus = new CorpusWithClips(Train[0], Train[1]);
        corpus.Write(Split.Train, "._dia7_utt0.mp4");
        var mute = new DecodedClip { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames, Damage = ["\"it\" ends"] };
        var reader = new FakeClipReader((path, _) => path.EndsWith(Train[1].ClipFileName, StringComparison.Ordinal) ? mute : ClipExamples.Clip);
        return new CorpusVerifier(reader, null, TimeProvider.System).Verify(corpus.Corpus);
    }
}
