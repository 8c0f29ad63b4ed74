using System.Globalization;

namespace Meld.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly Clock clock = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public void Report_NoTerminal_OneLineAStepAndOneEveryHalfMinute()
    {
        using var line = new ProgressLine(output, terminal: false, clock);

        for (var done = 0; done <= 65; done += 5, clock.Seconds += 5) line.Report(new("decoding", done, 130, "clips"));
        line.Report(new("writing"));

        Assert.Equal("decoding\ndecoding: 23 %, 1 clips/s, 1:40 left\ndecoding: 46 %, 1 clips/s, 1:10 left\nwriting\n", output.ToString());
    }

    [Fact]
    public void Report_Terminal_WritesOverTheLineAndClearsItAtTheEnd()
    {
        using (var line = new ProgressLine(output, terminal: true, clock))
        {
            line.Report(new("reading", 0, 4_000_000, "bytes"));
            clock.Seconds += 2;
            line.Report(new("reading", 3_000_000, 4_000_000, "bytes"));
            line.Report(new("reading", 3_500_000, 4_000_000, "bytes"));
            clock.Seconds += 1;
            line.Report(new("ends"));
        }

        var shown = output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["reading: 0 %", "reading: 75 %, 1.5 MB/s, 0:00 left", "ends" + new string(' ', 30), new string(' ', 4)], shown);
    }

    [Fact]
    public void Report_ResumedWork_PaceIsOfWhatWasDoneNow()
    {
        using var line = new ProgressLine(output, terminal: true, clock);

        line.Report(new("decoding", 9_000, 10_000, "clips"));
        clock.Seconds += 10;
        line.Report(new("decoding", 9_100, 10_000, "clips"));

        Assert.EndsWith("decoding: 91 %, 10 clips/s, 1:30 left", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_PaceChanges_OnlyTheLastHalfMinuteCounts()
    {
        using var line = new ProgressLine(output, terminal: true, clock);

        line.Report(new("computing", 0, 10_000, "clips"));
        for (var done = 5_000; done <= 5_080; done++, clock.Seconds++) line.Report(new("computing", done, 10_000, "clips"));

        Assert.Contains("1 clips/s, 1:22:00 left", output.ToString().Split('\r')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void WriteLine_Terminal_StaysAboveTheLine()
    {
        using var line = new ProgressLine(output, terminal: true, clock);

        line.Report(new("decoding"));
        line.WriteLine("train/dia0_utt0 is missing");

        Assert.Equal("\rdecoding\r        \rtrain/dia0_utt0 is missing\n", output.ToString());
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; } = 1000;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
