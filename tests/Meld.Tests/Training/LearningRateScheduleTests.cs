using Meld.Training;

namespace Meld.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(ScheduleKind.Constant, new[] { 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(ScheduleKind.Linear, new[] { 0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125 })]
    [InlineData(ScheduleKind.Cosine, new[] { 0.5, 1, 1, 0.961940, 0.853553, 0.691342, 0.5, 0.308658, 0.146447, 0.038060 })]
    public void Factor_TenSteps_RisesInAFifthAndGoesOn(ScheduleKind kind, double[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(step => Math.Round(LearningRateSchedule.Factor(kind, 0.2, step, 10), 6)));

    [Fact]
    public void Factor_WithoutWarmup_BeginsAtTheLargest() => Assert.Equal(1, LearningRateSchedule.Factor(ScheduleKind.Cosine, 0, 0, 7));

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Factor_NoSuchStep_IsRefused(long step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Factor(ScheduleKind.Linear, 0.1, step, 10));
}
