using Meld.Corpus;
using Meld.Evaluation;
using Meld.Models;
using Meld.Tests.Training;

namespace Meld.Tests.Evaluation;

[Collection(TorchTests.Name)]
public sealed class ContextReachTests
{
    private static readonly Dialogue Dialogue = TinyTraining.Corpus.Dialogues(Split.Train).MaxBy(dialogue => dialogue.Utterances.Count)!;
    private static readonly int Last = Dialogue.Utterances.Count - 1;

    [Fact]
    public void Of_Past_ChangesNothingBefore()
    {
        var changes = Of(ContextDirection.Past, Last).Changes;
        Assert.Equal(Dialogue.Utterances.Count, changes.Count);
        Assert.All(changes.SkipLast(1), change => Assert.Equal(0, change));
        Assert.True(changes[Last] > 0);
        Assert.All(Of(ContextDirection.Past, 0).Changes, change => Assert.True(change > 0));
    }

    [Fact]
    public void Of_Both_ReachesBack() => Assert.All(Of(ContextDirection.Both, Last).Changes, change => Assert.True(change > 0));

    [Fact]
    public void Of_NoSuchPlace_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Of(ContextDirection.Both, Last + 1));

    private static ContextReach Of(ContextDirection direction, int place)
    {
        var experiment = TinyTraining.Experiment with { Context = TinyTraining.Experiment.Context! with { Direction = direction } };
        using var trainer = TinyTraining.Start(experiment);
        return ContextReach.Of(trainer.Classifier, Dialogue, place, "never you bus");
    }
}
