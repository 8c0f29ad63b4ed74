using Meld.Storage;
using Meld.Storage.Archives;
using Meld.Testing;

namespace Meld.Tests.Storage.Archives;

public sealed class SafeUnpackTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Target => Path.Combine(directory.Path, "target");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Unpack_FilesAndFolders_LieThereWithModesOfOurs()
    {
        var result = Archive.Unpack(new TarBuilder().Folder("a").File("a/b", "1").File("c/d/e", Archive.Noise(300_000)).ToGzip(), Target);
        Assert.Equal(["a", "a/b", "c", "c/d", "c/d/e"], Tree(Target));
        Assert.Equal(Archive.Noise(300_000), File.ReadAllBytes(Path.Combine(Target, "c/d/e")));
        // The archive says 4755.
        if (!OperatingSystem.IsWindows()) Assert.Equal(
            UnixFileMode.None, File.GetUnixFileMode(Path.Combine(Target, "a/b")) & (UnixFileMode.UserExecute | UnixFileMode.SetUser | UnixFileMode.OtherWrite));
        Assert.Equal((2, 0, 300_001L), (result.Written.Count, result.Kept.Count, result.WrittenBytes));
    }

    [Fact]
    public void Unpack_Again_ComparesAndWritesNothing()
    {
        var archive = new TarBuilder().File("a", "1").File("b", Archive.Noise(300_000)).File("empty", "").ToGzip();
        Archive.Unpack(archive, Target);
        var times = Times(Target);
        var result = Archive.Unpack(archive, Target);
        Assert.Equal((0, 3), (result.Written.Count, result.Kept.Count));
        Assert.Equal(times, Times(Target));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150_000)]
    [InlineData(299_999)]
    public void Unpack_OtherContentThere_StaysUnlessItIsToBeReplaced(int place)
    {
        var content = Archive.Noise(300_000);
        var other = content.ToArray();
        other[place]++;
        directory.Write("target/a", other);
        directory.Write("target/b", "longer than it should be");
        var archive = new TarBuilder().File("a", content).File("b", "1").File("c", "2").ToGzip();

        var result = Archive.Unpack(archive, Target);
        Assert.Equal(["a", "b"], result.Differing);
        Assert.Equal(["c"], result.Written.Keys);
        Assert.Equal(other, File.ReadAllBytes(Path.Combine(Target, "a")));

        result = Archive.Unpack(archive, Target, overwrite: true);
        Assert.Equal(["a", "b"], result.Replaced);
        Assert.Equal(["c"], result.Kept.Keys);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(Target, "a")));
        Assert.Equal("1", File.ReadAllText(Path.Combine(Target, "b")));
    }

    [Fact]
    public void Unpack_CutShort_KeepsWhatIsWholeAndGoesOnLater()
    {
        var archive = new TarBuilder().File("a", Archive.Noise(5000)).File("b", Archive.Noise(5000, 2)).File("c", Archive.Noise(5000, 3)).ToGzip();
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive[..13_000], Target));
        Assert.Equal((ArchiveProblem.Truncated, "a.tar.gz/b"), (error.Problem, error.LastWhole));
        Assert.Equal(["a", "b"], Tree(Target));
        var result = Archive.Unpack(archive, Target);
        Assert.Equal(["a", "b"], result.Kept.Keys);
        Assert.Equal(["c"], result.Written.Keys);
    }

    [Fact]
    public void Unpack_Damaged_TakesBackWhatItWrote()
    {
        var archive = new TarBuilder().File("a", Archive.Noise(5000)).File("b", Archive.Noise(5000, 2)).ToGzip();
        Archive.Unpack(new TarBuilder().File("a", Archive.Noise(5000)).ToGzip(), Target);
        archive[^6] ^= 1;
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive, Target));
        Assert.Equal(
            "a.tar.gz is damaged: the gzip checksum of its data does not hold; the last whole file is a.tar.gz/b. "
            + "What was unpacked from it (1 file) was removed again, since any of it may be wrong.",
            error.Message);
        Assert.Equal(["a"], Tree(Target));
    }

    [Theory]
    [InlineData(ArchiveProblem.Damaged)]
    [InlineData(ArchiveProblem.Truncated)]
    [InlineData(ArchiveProblem.Refused)]
    public void Unpack_EndNotReached_PutsBackWhatItReplaced(ArchiveProblem problem)
    {
        directory.Write("target/c/a", "the user's");
        directory.Write("target/b", "the user's too");
        var tar = new TarBuilder().File("c/a", Archive.Noise(5000)).File("b", Archive.Noise(5000, 2)).File("new", "3");
        if (problem == ArchiveProblem.Refused) tar.File("../x", "4");
        var archive = tar.ToGzip();
        archive[^6] ^= problem == ArchiveProblem.Damaged ? (byte)1 : (byte)0;
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive[..^(problem == ArchiveProblem.Truncated ? 20 : 0)], Target, overwrite: true));
        Assert.Equal(problem, error.Problem);
        Assert.Equal("the user's", File.ReadAllText(Path.Combine(Target, "c/a")));
        Assert.Equal("the user's too", File.ReadAllText(Path.Combine(Target, "b")));
        Assert.Equal(problem == ArchiveProblem.Damaged ? ["b", "c", "c/a"] : ["b", "c", "c/a", "new"], Tree(Target));
        if (problem == ArchiveProblem.Damaged) Assert.EndsWith(
            " What was unpacked from it (3 files) was removed again, since any of it may be wrong. What it had replaced (2 files) was put back.", error.Message);
    }

    [Fact]
    public void Write_KilledBeforeTheEnd_IsTakenBackByTheNext()
    {
        directory.Write("target/c/a", "the user's");
        using var target = new UnpackTarget(Target);
        target.Write(target.Prepare("c/a", isFolder: false), file =>
        {
            file.Write("the arch"u8);
            CopyTo("within");
        });
        CopyTo("behind");
        target.Complete();
        CopyTo("complete");
        foreach (var (moment, content) in new[] { ("within", "the user's"), ("behind", "the user's"), ("complete", "the arch") })
        {
            var copy = Path.Combine(directory.Path, moment);
            Assert.Equal(moment == "within" ? "the user's" : "the arch", File.ReadAllText(Path.Combine(copy, "c/a")));
            // The first call after it may do nothing, or replace the file itself.
            new UnpackTarget(copy).Dispose();
            Assert.Equal(content, File.ReadAllText(Path.Combine(copy, "c/a")));
            Assert.Equal(["c", "c/a"], Tree(copy));
        }
    }

    [Fact]
    public void Restore_LinkOnTheWay_IsRefusedAndLosesNothing()
    {
        directory.Write("target/c/a", "the user's");
        var target = new UnpackTarget(Target);
        target.Write(target.Prepare("c/a", isFolder: false), file => file.Write("new"u8));
        Directory.Move(Path.Combine(Target, "c"), Path.Combine(directory.Path, "elsewhere"));
        Link("c", Path.Combine(directory.Path, "elsewhere"));
        Assert.Contains("c is a link to ", Assert.Throws<IOException>(target.Dispose).Message);
        Assert.Equal("new", File.ReadAllText(Path.Combine(directory.Path, "elsewhere/a")));
        File.Delete(Path.Combine(Target, "c"));
        new UnpackTarget(Target).Dispose();
        Assert.Equal("the user's", File.ReadAllText(Path.Combine(Target, "c/a")));
    }

    [Fact]
    public void Unpack_ManyHarmlessArchivesInside_CountTogether()
    {
        // None of them goes beyond what any archive may come to, and nothing of them is kept.
        var bomb = new TarBuilder().File("zeros", new byte[8 << 20]).ToGzip();
        var tar = new TarBuilder();
        for (var i = 0; i < 4; i++) tar.File($"{i}.tar.gz", bomb);
        var unpack = new SafeUnpack(Target, entry => entry.Name == "zeros" ? Placement.LeftOut : Placement.Archive, Archive.Limits, overwrite: false);
        var source = new MemoryStream(tar.ToGzip());
        var error = Assert.Throws<ArchiveException>(() => unpack.Unpack(source, Archive.Name, new Progress<WorkProgress>(), null, CancellationToken.None));
        Assert.Equal(ArchiveProblem.TooMuch, error.Problem);
        Assert.Contains(".tar.gz is refused: unpacking comes to more than 100 times what was read (", error.Message);
    }

    [Fact]
    public void Unpack_ArchiveInAnother_CountsTwiceAndNotMore()
    {
        var inner = new TarBuilder().File("x", Archive.Noise(1 << 20)).ToGzip();
        var archive = new TarBuilder().File("i.tar.gz", inner).ToGzip();
        var limits = Archive.Limits with { Ratio = 3, FreeSize = 0, TotalSize = 9 << 18 };
        Assert.Single(Archive.Unpack(archive, Target, limits).Written);
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive, Target, limits with { TotalSize = 7 << 18 }));
        Assert.EndsWith(" is refused: more than 1,835,008 bytes have been unpacked up to there.", error.Message);
    }

    [Fact]
    public void Unpack_LinksThatLieInTheTarget_AreNotFollowed()
    {
        var outside = directory.Write("outside/x", "untouched");
        Directory.CreateDirectory(Target);
        Link("folder", Path.Combine(directory.Path, "outside"));
        Link("file", outside);
        Link("dangling", Path.Combine(directory.Path, "outside/new"));
        Refused("folder/x", "folder is a link to ");
        Refused("folder/new/y", "folder is a link to ");
        Refused("file", "file is a link to ");
        Refused("dangling", "dangling is a link to ");
        Refused("dangling/x", "dangling is a link to ");
        Assert.Equal(["x"], Tree(Path.Combine(directory.Path, "outside")));
        Assert.Equal("untouched", File.ReadAllText(outside));
    }

    [Fact]
    public void Unpack_LinkWhereItsOwnFilesLie_IsNotFollowed()
    {
        var outside = Directory.CreateDirectory(Path.Combine(directory.Path, "outside")).FullName;
        Directory.CreateDirectory(Target);
        Link(".unpacking", outside);
        Refused("x", ".unpacking is a link to ");
        File.Delete(Path.Combine(Target, ".unpacking"));
        Directory.CreateDirectory(Path.Combine(Target, ".unpacking"));
        Link(".unpacking/file", Path.Combine(outside, "x"));
        Archive.Unpack(new TarBuilder().File("x", "2").ToArray(), Target);
        Assert.Empty(Tree(outside));
        Refused(".unpacking/file", "'.unpacking/file' is where files lie while they are unpacked.");
        Refused(".Unpacking/lock", "'.Unpacking/lock' is where files lie while they are unpacked.");
    }

    [Fact]
    public void Unpack_TargetThatIsALinkItself_IsTheUsersAffair()
    {
        var real = Directory.CreateDirectory(Path.Combine(directory.Path, "real")).FullName;
        File.CreateSymbolicLink(Target, real);
        Archive.Unpack(new TarBuilder().File("a/b", "1").ToArray(), Target);
        Assert.Equal(["a", "a/b"], Tree(real));
    }

    [Fact]
    public void Unpack_SomethingElseInTheWay_IsSaid()
    {
        directory.Write("target/file", "1");
        Directory.CreateDirectory(Path.Combine(Target, "folder"));
        Refused("file/x", "file is a file, and a folder belongs there.");
        Refused("folder", "folder is a folder, and a file of the archive belongs there.");
    }

    [Fact]
    public void Unpack_LimitsOfFiles_AreKept()
    {
        var archive = new TarBuilder().File("a", new byte[600]).File("b", new byte[601]).ToArray();
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive, Target, Archive.Limits with { FileSize = 600 }));
        Assert.Equal("a.tar.gz/b is refused: it has 601 bytes; 600 are the limit.", error.Message);
        error = Assert.Throws<ArchiveException>(() => Archive.Unpack(archive, Target, Archive.Limits with { TotalSize = 1200 }));
        Assert.Equal("a.tar.gz/b is refused: it makes more than 1,200 bytes in all.", error.Message);
        Assert.Equal(["a"], Tree(Target));
    }

    [Fact]
    public void Unpack_OnePathFromTwoArchives_IsFineOnlyWhenTheyAgree()
    {
        var inner = new TarBuilder().File("x", "1").ToArray();
        var result = Archive.Unpack(new TarBuilder().File("i.tar", inner).File("x", "1").ToArray(), Target);
        Assert.Equal(["x"], result.Written.Keys);
        Assert.Equal(["a.tar.gz/x"], result.LeftOut);
        var error = Assert.Throws<ArchiveException>(() => Archive.Unpack(new TarBuilder().File("i.tar", inner).File("x", "2").ToArray(), Target));
        Assert.Equal("a.tar.gz/x is refused: it belongs at 'x', where a.tar.gz/i.tar/x with another content belongs too.", error.Message);
        error = Assert.Throws<ArchiveException>(() => Archive.Unpack(new TarBuilder().File("i.tar", inner).File("X", "1").ToArray(), Target));
        Assert.Equal("a.tar.gz/X is refused: it belongs at 'X', but it differs from 'x' only by upper and lower case.", error.Message);
    }

    [Fact]
    public void Unpack_WhileAnotherDoes_IsSaid()
    {
        using var other = new UnpackTarget(Target);
        Assert.Equal($"Another process unpacks to {Target}.", Assert.Throws<IOException>(() => Archive.Unpack(new TarBuilder().ToArray(), Target)).Message);
    }

    [Fact]
    public void Unpack_Cancelled_LeavesNoHalfFile()
    {
        using var stop = new CancellationTokenSource();
        var unpack = new SafeUnpack(Target, entry => Placement.At(entry.Path), Archive.Limits, overwrite: false);
        var archive = new TarBuilder().File("a", "1").File("b", "2").ToArray();
        Assert.Throws<OperationCanceledException>(() => unpack.Unpack(new MemoryStream(archive), Archive.Name, new Stopper(stop), null, stop.Token));
        Assert.Equal(["a"], Tree(Target));
    }

    // What a process leaves that is killed just now, but for the files that it holds open.
    private void CopyTo(string name)
    {
        foreach (var path in Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is not ("lock" or "file")))
            directory.Write(Path.Combine(name, Path.GetRelativePath(Target, path)), File.ReadAllBytes(path));
    }

    private static string[] Tree(string folder) =>
        [.. Directory.GetFileSystemEntries(
            folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static DateTime[] Times(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(Target, name), target);

    private void Refused(string name, string problem) =>
        Assert.Contains(
            problem, Assert.ThrowsAny<IOException>(() => Archive.Unpack(new TarBuilder().File(name, "attack").ToArray(), Target, overwrite: true)).Message);

    /// <summary>Cancels with the second file.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<WorkProgress>
    {
        private int reports;

        public void Report(WorkProgress value)
        {
            if (++reports == 1) return;
            stop.Cancel();
        }
    }
}
