using Meld.Media;
using Meld.Testing;

namespace Meld.Tests.Media;

[Collection(WorkerTests.Name)]
public sealed class ClipReadersTests
{
    private static readonly FrameRule?[] Rules = [null, FrameRule.All, FrameRule.First(3), FrameRule.Spread(7), FrameRule.EveryNth(4), FrameRule.PerSecond(5)];

    private static readonly FrameSize[] Sizes = [FrameSize.Source, FrameSize.Exactly(20, 30), FrameSize.OfShorterSide(24).Cropped(16, 20)];

    [Fact]
    public void Create_Places_AreTheReaders()
    {
        using var inProcess = ClipReaders.Create(ClipIsolation.InProcess);
        using var apart = ClipReaders.Create(ClipIsolation.Worker);
        Assert.IsType<ClipReader>(inProcess);
        Assert.IsType<IsolatedClipReader>(apart);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClipReaders.Create((ClipIsolation)2));
    }

    /// <summary>One switch, same results: to the last bit, over every kind of clip and rule, errors and damage included.</summary>
    [Fact]
    public void Read_EveryFixtureAndRule_IsTheSameInBothPlaces()
    {
        using var directory = new TemporaryDirectory();
        using var inProcess = ClipReaders.Create(ClipIsolation.InProcess);
        using var apart = ClipReaders.Create(ClipIsolation.Worker, new() { Workers = 1 });
        var clip = MadeClips.Mp4();
        string[] made = [directory.Write("made.mp4", clip), directory.Write("cut.mp4", clip[..(clip.Length * 3 / 4)]), directory.Write("empty.mp4", "")];
        var (read, refused) = (0, 0);
        foreach (var path in made.Concat(Fixtures()))
        {
            for (var i = 0; i < Rules.Length; i++)
            {
                ClipRequest request = new()
                {
                    Frames = Rules[i],
                    Size = Sizes[i % Sizes.Length],
                    SampleRate = i % 2 == 0 ? 16_000 : null,
                    AcceptDamage = i % 3 != 0,
                    Limits = i == 4 ? new() { Length = TimeSpan.FromSeconds(1) } : DecodeLimits.Default,
                };
                var expected = Record.Exception(() => inProcess.Read(path, request)) as MediaException;
                if (expected is null)
                {
                    SameClip.Assert(inProcess.Read(path, request), apart.Read(path, request));
                    read++;
                    continue;
                }
                var actual = Assert.Throws<MediaException>(() => apart.Read(path, request));
                Assert.Equal((expected.Kind, expected.Message), (actual.Kind, actual.Message));
                refused++;
            }
        }
        Assert.InRange(read, 8, int.MaxValue);
        Assert.InRange(refused, 6, int.MaxValue);
    }

    private static IEnumerable<string> Fixtures()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Meld.Tests", "Media", "fixtures");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal) : [];
    }
}
