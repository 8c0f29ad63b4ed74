using Meld.Training;

namespace Meld.Tests.Training;

public sealed class TrainingProgressTests
{
    [Theory]
    [InlineData(1, 10, 0, 100, 0)]
    [InlineData(1, 10, 50, 100, 0.05)]
    [InlineData(10, 10, 100, 100, 1)]
    [InlineData(3, 10, 0, 0, 0.3)]
    [InlineData(0, 0, 0, 0, 1)]
    public void Fraction_IsThePartOfAllEpochs(int epoch, int epochs, int step, int steps, double fraction) => Assert.Equal(
        fraction,
        new TrainingProgress(TrainingPhase.Step, 1, epoch, epochs, step, steps, 0, 0, default, null, null, null, null).Fraction,
        12);
}
