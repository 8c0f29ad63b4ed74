using System.Text;
using Meld.Media;
using Meld.Media.Verification;
using Meld.Storage;
using Meld.Testing;
using static Meld.Tests.Media.Verification.Measurements;

namespace Meld.Tests.Media.Verification;

public sealed class VerificationJournalTests : IDisposable
{
    private static readonly DecodeLimits Limits = VerificationSettings.Default.Limits;
    private readonly TemporaryDirectory directory = new();
    private readonly FileInfo[] files;

    public VerificationJournalTests() => files = [.. Enumerable.Range(0, 3).Select(i => new FileInfo(directory.Write($"{i}.mp4", new byte[1000])))];

    private string File => Path.Combine(directory.Path, VerificationFolder.Journal);

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Open_AfterwardsAndToRead_GivesBackEveryMeasurement()
    {
        var damaged = Sound with { Damage = ["a\nb", "ü"], Peak = 0.1f, PictureSeconds = 1.234, Video = null };
        Fill(damaged, Sound with { Problem = MediaProblem.Damaged, Reason = "x" }, Sound);
        using (var reopened = Open())
        {
            Assert.Equal(damaged with { Damage = [] }, Find(reopened, 0)! with { Damage = [] });
            Assert.Equal(damaged.Damage, Find(reopened, 0)!.Damage);
            Assert.Equal((MediaProblem.Damaged, "x"), (Find(reopened, 1)!.Problem, Find(reopened, 1)!.Reason));
            // While another goes on with it.
            Assert.Equal(3, VerificationJournal.Read(directory.Path, Limits).Count);
        }
    }

    [Fact]
    public void Find_FileThatHasChangedOrIsGone_IsNothing()
    {
        Fill(Sound, Sound, Sound);
        System.IO.File.SetLastWriteTimeUtc(files[0].FullName, DateTime.UnixEpoch);
        System.IO.File.WriteAllBytes(files[1].FullName, new byte[1001]);
        files[2].Delete();
        using var journal = Open();
        Assert.All(Enumerable.Range(0, 3), i => Assert.Null(journal.Find($"{i}", FileStamp.Of(files[i].FullName))));
        Assert.Null(journal.Find("3", FileStamp.Of(files[0].FullName)));
    }

    // What a kill within a write may leave, at every byte of the last line.
    [Fact]
    public void Open_TornLine_DropsItAndGoesOn()
    {
        Fill(Sound, Sound, Sound);
        var whole = System.IO.File.ReadAllBytes(File);
        var last = Encoding.UTF8.GetString(whole).TrimEnd('\n').LastIndexOf('\n') + 1;
        for (var length = last; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            using (var journal = Open())
            {
                Assert.Equal(2, journal.Count);
                journal.Add("2", files[2].LastWriteTimeUtc.Ticks, Sound);
            }
            Assert.Equal(whole, System.IO.File.ReadAllBytes(File));
        }
    }

    [Fact]
    public void Open_DamagedLineInTheMiddle_LosesThatOneOnly()
    {
        Fill(Sound, Sound, Sound);
        var lines = System.IO.File.ReadAllLines(File);
        lines[2] = lines[2].Replace("\"sha256\"", "\"sha25\0\"");
        System.IO.File.WriteAllText(File, string.Join('\n', lines) + "\n");
        using var journal = Open();
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(i => Find(journal, i) is not null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else\n")]
    [InlineData("torn hea")]
    public void Open_NoJournal_BeginsAnew(string content)
    {
        System.IO.File.WriteAllText(File, content);
        Fill(Sound);
        Assert.Equal(1, VerificationJournal.Read(directory.Path, Limits).Count);
    }

    [Fact]
    public void Open_OtherLimits_BeginsAnew()
    {
        Fill(Sound);
        var other = Limits with { Length = TimeSpan.FromSeconds(1) };
        Assert.Equal(0, VerificationJournal.Read(directory.Path, other).Count);
        using (var journal = VerificationJournal.Open(directory.Path, other)) Assert.Equal(0, journal.Count);
        Assert.Equal(0, VerificationJournal.Read(directory.Path, Limits).Count);
    }

    [Fact]
    public void Open_WhileAnotherWrites_SaysSo()
    {
        using var first = Open();
        var error = Assert.Throws<IOException>(Open);
        Assert.Contains("journal.jsonl is being written by another verification", error.Message, StringComparison.Ordinal);
    }

    private VerificationJournal Open() => VerificationJournal.Open(directory.Path, Limits);

    private ClipMeasurement? Find(VerificationJournal journal, int clip) => journal.Find($"{clip}", FileStamp.Of(files[clip].FullName));

    private void Fill(params IReadOnlyList<ClipMeasurement> measurements)
    {
        using var journal = Open();
        foreach (var (index, measurement) in measurements.Index()) journal.Add($"{index}", files[index].LastWriteTimeUtc.Ticks, measurement);
    }
}
