using Meld.Corpus;
using Meld.Media.Verification;
using Meld.Testing;

namespace Meld.Tests.Media.Verification;

public sealed class VerificationManifestTests : IDisposable
{
    private const string Header = "split,dialogue,utterance,path,bytes,sha256,seconds,frames,state\n";
    private static readonly string Hash = new('0', 64);
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Read_Rows_GivesThoseWithAHash()
    {
        var entries = Read($"{Header}dev,3,1,x.mp4,19,{Hash},1.5,30,intact\ndev,3,2,,,,,,unusable\n");
        Assert.Equal(KeyValuePair.Create(new UtteranceKey(Split.Dev, 3, 1), new ManifestEntry(19, Hash)), Assert.Single(entries));
    }

    [Theory]
    [InlineData("", "manifest.csv, row 1: this is no manifest")]
    [InlineData("split,dialogue\ndev,1\n", "manifest.csv, row 1: this is no manifest")]
    [InlineData(Header + "val,3,1,x,19,H,,,\n", "manifest.csv, row 2: split, dialogue, utterance, bytes or sha256 cannot be read")]
    [InlineData(Header + "dev,3,1,x,-19,H,,,\n", "manifest.csv, row 2: split, dialogue, utterance, bytes or sha256 cannot be read")]
    [InlineData(Header + "dev,3,1,x,19,abc,,,\n", "manifest.csv, row 2: split, dialogue, utterance, bytes or sha256 cannot be read")]
    [InlineData(Header + "dev,3,1,x,19,H,,,\ndev,3,1,y,19,H,,,\n", "manifest.csv, row 3: dev/dia3_utt1 is listed twice")]
    public void Read_FaultyFile_NamesFileAndRow(string text, string problem)
    {
        var error = Assert.Throws<CorpusException>(() => Read(text.Replace("H,", $"{Hash},", StringComparison.Ordinal)));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyDictionary<UtteranceKey, ManifestEntry> Read(string text) => VerificationManifest.Read(directory.Write("manifest.csv", text));
}
