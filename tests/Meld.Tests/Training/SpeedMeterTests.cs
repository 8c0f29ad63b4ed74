using Meld.Tests.Display;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class SpeedMeterTests
{
    private readonly ManualClock clock = new();
    private readonly SpeedMeter meter;

    public SpeedMeterTests()
    {
        clock.Advance(TimeSpan.FromHours(5));
        meter = new SpeedMeter(clock, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void BeforeTheFirstBatch_NothingIsKnown()
    {
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((0.0, TimeSpan.FromSeconds(3), (TimeSpan?)null), (meter.UtterancesPerSecond, meter.Elapsed, meter.Remaining(100)));
    }

    [Fact]
    public void Add_EvenPace_IsTheSpeedAndGivesTheTimeLeft()
    {
        Run(batches: 100, utterances: 16, seconds: 0.1);
        Assert.Equal(160, meter.UtterancesPerSecond, 6);
        Assert.Equal(TimeSpan.FromSeconds(10), meter.Remaining(1_600));
    }

    [Fact]
    public void Add_AnotherPace_TakesOverWithinTheWindow()
    {
        Run(batches: 500, utterances: 16, seconds: 0.1);
        Run(batches: 5, utterances: 16, seconds: 1);
        Assert.InRange(meter.UtterancesPerSecond, 16, 160);
        Run(batches: 5, utterances: 16, seconds: 1);
        Assert.Equal(16, meter.UtterancesPerSecond, 6);
    }

    [Fact]
    public void Add_BatchLongerThanTheWindow_CountsAlone()
    {
        Run(batches: 3, utterances: 16, seconds: 1);
        Run(batches: 1, utterances: 60, seconds: 30);
        Assert.Equal(2, meter.UtterancesPerSecond, 6);
    }

    [Fact]
    public void Pause_Evaluation_CountsForTheTimeLeftAndNotForTheSpeed()
    {
        Run(batches: 10, utterances: 10, seconds: 1);
        clock.Advance(TimeSpan.FromSeconds(10));
        meter.Pause();
        Run(batches: 10, utterances: 10, seconds: 1);
        Assert.Equal(10, meter.UtterancesPerSecond, 6);
        Assert.Equal(TimeSpan.FromSeconds(30), meter.Remaining(200));
    }

    [Fact]
    public void Add_NoTimeGoesBy_HasNoSpeedRatherThanAnInfiniteOne()
    {
        Run(batches: 2, utterances: 10, seconds: 0);
        Assert.Equal((0.0, (TimeSpan?)TimeSpan.Zero), (meter.UtterancesPerSecond, meter.Remaining(100)));
    }

    [Fact]
    public void Remaining_MoreThanATimeCanHold_IsUnknown()
    {
        Run(batches: 1, utterances: 1, seconds: 1_000);
        Assert.Null(meter.Remaining(long.MaxValue));
    }

    private void Run(int batches, int utterances, double seconds)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            meter.Add(utterances);
        }
    }
}
