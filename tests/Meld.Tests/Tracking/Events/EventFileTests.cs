using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Meld.Testing;
using Meld.Tracking.Events;

namespace Meld.Tests.Tracking.Events;

public sealed class EventFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);
    private static readonly double NoonSeconds = Noon.ToUnixTimeMilliseconds() / 1000.0;

    private readonly FixedClock clock = new(Noon);

    [Fact]
    public void Create_NewRun_NameAndFirstEventAreWhatTensorBoardExpects()
    {
        using var directory = new TemporaryDirectory();
        using var events = EventFile.Create(Path.Combine(directory.Path, "run"), clock);

        Assert.Equal($"events.out.tfevents.1772366400.{Environment.MachineName}.{Environment.ProcessId}.0", Path.GetFileName(events.Path));
        Assert.Equal([new DecodedEvent(NoonSeconds, 0, Version: "brain.Event:2")], EventDecoder.Read(events.Path));
    }

    [Fact]
    public void Scalar_Values_AreInTheFileWhenTheCallReturns()
    {
        using var directory = new TemporaryDirectory();
        using var events = EventFile.Create(directory.Path, clock);
        events.Scalar("loss/train", 1, 0.5);
        clock.Now += TimeSpan.FromSeconds(1);
        events.Scalar("dev/größe", 1L << 40, double.NaN);

        Assert.Equal(
            [
                new DecodedEvent(NoonSeconds, 1, Tag: "loss/train", Scalar: 0.5f),
                new DecodedEvent(NoonSeconds + 1, 1L << 40, Tag: "dev/größe", Scalar: float.NaN),
            ],
            EventDecoder.Read(events.Path).Skip(1));
    }

    [Fact]
    public void Scalar_AnyValues_ReadBack() => Prop.ForAll<(int, float, string)[]>(values =>
    {
        using var directory = new TemporaryDirectory();
        using var events = EventFile.Create(directory.Path, clock);
        (string Tag, long Step, float Value)[] given = [.. values.Select(value => ("t" + Letters(value.Item3), (long)value.Item1, value.Item2))];
        foreach (var (tag, step, value) in given) events.Scalar(tag, step, value);
        return EventDecoder.Read(events.Path).Skip(1).Select(entry => (entry.Tag!, entry.Step, entry.Scalar!.Value)).SequenceEqual(given);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_FileCutAnywhere_EveryWholeEventIsThere()
    {
        using var directory = new TemporaryDirectory();
        var whole = Written(directory, 1, 2, 3);
        var lengths = Enumerable.Range(1, 3).Select(count => EventRecords.Read(whole).ElementAt(count).Bytes.End.Value).ToList();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = directory.Write("cut", whole[..length]);
            Assert.Equal(lengths.Count(end => end <= length), EventDecoder.Read(cut).Skip(1).Count());
            Assert.Equal(EventDecoder.Read(cut).Select(entry => entry.Step), EventRecords.Read(whole[..length]).Select(record => record.Step));
        }
    }

    [Fact]
    public void Resume_KilledRun_NoStepIsThereTwice()
    {
        using var directory = new TemporaryDirectory();
        var run = directory.Path;
        using (var first = EventFile.Create(run, clock))
        {
            for (var step = 1; step <= 300; step++) first.Scalar("loss", step, step);
            first.Scalar("dev", 200, 0.2);
        }
        File.WriteAllBytes(EventFileNames.In(run)[0], File.ReadAllBytes(EventFileNames.In(run)[0])[..^3]);

        using (var second = EventFile.Resume(run, 200, clock))
        {
            for (var step = 201; step <= 310; step++) second.Scalar("loss", step, -step);
        }

        var files = EventFileNames.In(run);
        var all = files.SelectMany(EventDecoder.Read).ToList();
        Assert.Equal(2, files.Count);
        Assert.Equal(Enumerable.Range(1, 310).Select(step => (long)step), all.Where(entry => entry.Tag == "loss").Select(entry => entry.Step));
        Assert.Equal(310 - 200, all.Count(entry => entry.Scalar < 0));
        // The last thing written was torn, and with it only that.
        Assert.DoesNotContain(all, entry => entry.Tag == "dev");
        Assert.Equal([new DecodedEvent(NoonSeconds, 201, Session: 1)], all.Where(entry => entry.Session is not null));
        Assert.All(files, file => Assert.Equal("brain.Event:2", EventDecoder.Read(file).First().Version));
    }

    [Fact]
    public void Resume_NothingToTakeAway_LeavesTheEarlierFileAlone()
    {
        using var directory = new TemporaryDirectory();
        var before = Written(directory, 1, 2);
        var path = EventFileNames.In(directory.Path)[0];
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        EventFile.Resume(directory.Path, 2, clock).Dispose();

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void Resume_ManyTimesWithAClockThatGoesBack_FilesStayInOrder()
    {
        using var directory = new TemporaryDirectory();
        var made = new List<string>();
        for (var resumed = 0; resumed < 12; resumed++)
        {
            using var events = EventFile.Resume(directory.Path, resumed, clock);
            events.Scalar("loss", resumed + 1, 1);
            made.Add(events.Path);
            clock.Now -= TimeSpan.FromHours(1);
        }

        Assert.Equal(made, EventFileNames.In(directory.Path));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(step => (long)step),
            made.SelectMany(EventDecoder.Read).Where(entry => entry.Tag == "loss").Select(entry => entry.Step));
    }

    [Fact]
    public void Resume_ForeignFiles_AreLeftAlone()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("history.csv", "epoch\n");
        directory.Write("events.out.tfevents.notes", "no records");

        using (var events = EventFile.Resume(directory.Path, 5, clock)) events.Scalar("loss", 6, 1);

        Assert.Equal("epoch\n", File.ReadAllText(Path.Combine(directory.Path, "history.csv")));
        Assert.Equal("no records", File.ReadAllText(Path.Combine(directory.Path, "events.out.tfevents.notes")));
        Assert.Equal(3, Directory.GetFiles(directory.Path).Length);
    }

    [PythonFact]
    public void AnyFile_ReadByPython_IsWhatWasWritten()
    {
        using var directory = new TemporaryDirectory();
        using (var events = EventFile.Create(directory.Path, clock))
        {
            events.Scalar("loss/train", 1, 0.1);
            events.Scalar("loss/train", 300, float.MaxValue);
            events.Histogram("gradients/größe", 300, [-1, 0, 0.5f, float.NaN, 2]);
            events.Histogram("nothing", 300, []);
            events.Histogram("constant", 300, [3, 3]);
            events.Text("experiment", 300, "    epochs: 3\n");
        }
        using (var events = EventFile.Resume(directory.Path, 300, clock)) events.Scalar("loss/train", 301, double.NegativeInfinity);

        var output = Python.Run([Script(), .. EventFileNames.In(directory.Path)]);

        Snapshot.Match(output.Replace(NoonSeconds.ToString(CultureInfo.InvariantCulture), "NOON"), "events");
    }

    [PythonFact]
    public void DamagedFile_ReadByPython_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        var bytes = Written(directory, 1, 2);
        bytes[^10] ^= 1;
        Assert.Contains("data checksum", Assert.Throws<InvalidOperationException>(() => Python.Run(Script(), directory.Write("damaged", bytes))).Message);
    }

    private byte[] Written(TemporaryDirectory directory, params long[] steps)
    {
        using var events = EventFile.Create(directory.Path, clock);
        foreach (var step in steps) events.Scalar("loss", step, 1.0 / step);
        return File.ReadAllBytes(events.Path);
    }

    // Halves of a surrogate pair are no text.
    private static string Letters(string? text) => string.Concat((text ?? "").Where(letter => !char.IsSurrogate(letter)));

    private static string Script([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "read_events.py");
}
