using Meld.Baselines;
using Meld.Corpus;
using Meld.Testing;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class BaselineTrainerTests
{
    private static readonly DialogueCorpus Sample = SampleCorpus.Corpus;

    [Fact]
    public void Train_Majority_PredictsTheMostFrequentLabelOfTrain()
    {
        var majority = SampleCorpus.Majority;
        var neutral = Sample.Emotions.IndexOf("neutral");
        Assert.All(majority.On(Split.Test).Of(Head.Emotion).Predicted, label => Assert.Equal(neutral, label));
    }

    [Fact]
    public void Train_LinearOnTheSample_BeatsTheMajorityOnDevAndTest()
    {
        var majority = SampleCorpus.Majority;
        var linear = SampleCorpus.Linear;
        foreach (var (split, head) in from split in new[] { Split.Dev, Split.Test } from head in Heads.All select (split, head))
        {
            var gain = linear.Report(split, head).WeightedAverage.F1 - majority.Report(split, head).WeightedAverage.F1;
            Assert.True(gain > 0.08, $"{split} {head}: {gain:F3} above the majority");
        }
    }

    [Fact]
    public void Predict_Linear_CoversEveryUtteranceWithProbabilities()
    {
        var test = SampleCorpus.Linear.On(Split.Test);
        Assert.Equal(Sample.Utterances(Split.Test).Select(utterance => utterance.Key), test.Keys);
        Assert.All(test.Of(Head.Sentiment).Probabilities, row => Assert.Equal(1, row.Sum(), 1e-12));
    }

    [Fact]
    public void ToYaml_Linear_WritesEverySettingOut() =>
        Snapshot.Match(new BaselineExperiment(BaselineKind.Linear).ToYaml(), "linear-experiment");

    [MeldCorpusFact]
    public void Train_LinearOnMeld_ReachesTheLinearNumber()
    {
        var corpus = DialogueCorpus.Load(MeldCorpusFactAttribute.Directory);
        var linear = BaselineTrainer.Train(corpus, new BaselineExperiment(BaselineKind.Linear));
        Assert.True(linear.Report(Split.Dev, Head.Emotion).WeightedAverage.F1 >= 0.530);
        Assert.True(((LinearBaseline)linear.Of(Head.Emotion).Model).Model.FeatureCount > 10_000);
    }

    [MeldCorpusFact]
    public void Train_MajorityOnMeld_GivesTheMeasuredFloor()
    {
        var corpus = DialogueCorpus.Load(MeldCorpusFactAttribute.Directory);
        var majority = BaselineTrainer.Train(corpus, new BaselineExperiment(BaselineKind.Majority));
        var (dev, test) = (majority.Report(Split.Dev, Head.Emotion), majority.Report(Split.Test, Head.Emotion));
        Assert.Equal([0.4238, 0.2523, 0.0850], [dev.Accuracy, dev.WeightedAverage.F1, dev.MacroAverage.F1], new Rounded(4));
        Assert.Equal([0.4812, 0.3127, 0.0928], [test.Accuracy, test.WeightedAverage.F1, test.MacroAverage.F1], new Rounded(4));
    }

    private sealed class Rounded(int digits) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Round(x, digits) == Math.Round(y, digits);

        public int GetHashCode(double value) => Math.Round(value, digits).GetHashCode();
    }
}
