using Meld.Media;

namespace Meld.Tests.Media;

/// <summary>Which frames the rules take, told from those of the whole clip.</summary>
public sealed class ClipReaderRulesTests
{
    private static readonly ClipReader Reader = new();

    [Theory]
    [InlineData("meld.mp4", 16)]
    [InlineData("meld.mp4", 2)]
    [InlineData("short-gops.mp4", 5)]
    [InlineData("b-frames.avi", 7)]
    [InlineData("hidden-frames.webm", 11)]
    public void Spread_ConstantRate_TakesEvenlyFromFirstToLast(string name, int n)
    {
        var all = Frames(name, FrameRule.All);

        var taken = Frames(name, FrameRule.Spread(n));

        AssertFrames(all, [.. Enumerable.Range(0, n).Select(i => i * (all.Count - 1) / (n - 1))], taken);
    }

    [Fact]
    public void Spread_One_TakesTheMiddle() =>
        AssertFrames(Frames("meld.mp4", FrameRule.All), [23], Frames("meld.mp4", FrameRule.Spread(1)));

    [Fact]
    public void Spread_FewerFramesThanWanted_TakesSomeMoreThanOnce() =>
        AssertFrames(Frames("mjpeg.avi", FrameRule.All), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5], Frames("mjpeg.avi", FrameRule.Spread(11)));

    [Fact]
    public void Spread_VariableRate_TakesWhatIsOnShow()
    {
        var all = Frames("variable-rate.mp4", FrameRule.All);
        var (first, last) = (all.Timestamps[0], all.Timestamps[^1]);

        var taken = Frames("variable-rate.mp4", FrameRule.Spread(10));

        AssertFrames(all, [.. Enumerable.Range(0, 10).Select(i => OnShow(all, first + (last - first) * i / 9))], taken);
    }

    [Theory]
    [InlineData("meld.mp4", 1)]
    [InlineData("meld.mp4", 30)]
    [InlineData("open-gop.mp4", 7)]
    [InlineData("intra-refresh.mp4", 13)]
    public void First_N_TakesTheFirst(string name, int n) =>
        AssertFrames(Frames(name, FrameRule.All), [.. Enumerable.Range(0, n)], Frames(name, FrameRule.First(n)));

    [Fact]
    public void First_MoreThanThereAre_TakesAll() => Assert.Equal(48, Frames("meld.mp4", FrameRule.First(1000)).Count);

    [Theory]
    [InlineData("meld.mp4", 7)]
    [InlineData("b-frames.avi", 5)]
    [InlineData("mpeg2.ts", 47)]
    [InlineData("ten-bit.mkv", 48)]
    public void EveryNth_N_TakesFromTheFirstOn(string name, int n) =>
        AssertFrames(Frames(name, FrameRule.All), [.. Enumerable.Range(0, (48 + n - 1) / n).Select(i => i * n)], Frames(name, FrameRule.EveryNth(n)));

    [Theory]
    [InlineData("short-gops.mp4", 10.0, 20)]
    [InlineData("short-gops.mp4", 24.0, 48)]
    [InlineData("short-gops.mp4", 48.0, 96)]
    [InlineData("variable-rate.mp4", 7.0, 31)]
    [InlineData("one-frame.mp4", 100.0, 5)]
    public void PerSecond_Rate_TakesWhatIsOnShowToTheEnd(string name, double rate, int count)
    {
        var all = Frames(name, FrameRule.All);

        var taken = Frames(name, FrameRule.PerSecond(rate));

        AssertFrames(all, [.. Enumerable.Range(0, count).Select(i => OnShow(all, all.Timestamps[0] + i / rate))], taken);
    }

    [Fact]
    public void PerSecond_TheClipsOwnRate_TakesEveryFrameOnce() =>
        AssertFrames(Frames("meld.mp4", FrameRule.All), [.. Enumerable.Range(0, 48)], Frames("meld.mp4", FrameRule.PerSecond(24000 / 1001.0)));

    [Fact]
    public void All_Timestamps_ArePresentationTimes()
    {
        var times = Frames("meld.mp4", FrameRule.All).Timestamps;

        Assert.Equal(48, times.Count);
        for (var i = 0; i < times.Count; i++) Assert.Equal(i * 1001 / 24000.0, times[i], 1e-4);
    }

    [Fact]
    public void EditList_WhatItHides_IsNotTaken()
    {
        var (whole, cut) = (Frames("meld.mp4", FrameRule.All), Frames("edit-list.mp4", FrameRule.All));

        Assert.Equal(31, cut.Count);
        Assert.True(cut[0].SequenceEqual(whole[17]) && cut[30].SequenceEqual(whole[47]));
    }

    private static int OnShow(ClipFrames all, double moment) => all.Timestamps.Count(time => time <= moment + 1e-6) - 1;

    private static ClipFrames Frames(string name, FrameRule rule) => Reader.Read(Fixtures.Clip(name), new() { Frames = rule }).Frames!;

    private static void AssertFrames(ClipFrames all, int[] expected, ClipFrames taken)
    {
        Assert.Equal(expected.Select(i => all.Timestamps[i]), taken.Timestamps);
        Assert.All(expected.Select((frame, i) => (frame, i)), pair => Assert.True(all[pair.frame].SequenceEqual(taken[pair.i]), $"frame {pair.frame}"));
    }
}
