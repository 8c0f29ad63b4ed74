using Meld.Corpus;
using Meld.Inference;
using Meld.Testing;
using Meld.Tracking;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Inference;

[Collection(TorchTests.Name)]
public sealed class TrainedModelTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "notebooks", "sample");
    private static readonly Split[] DevAndTest = [Split.Dev, Split.Test];
    private readonly TemporaryDirectory directory = new();
    private readonly WeightsCache cache;

    public TrainedModelTests() => cache = new WeightsCache(Path.Combine(directory.Path, "cache"));

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Predict_StoredModel_GivesTheStoredPredictionsToTheBit()
    {
        var path = Train("run", seed: 1);
        using var model = TrainedModel.Load(path, Sample, cache);
        foreach (var split in DevAndTest) Assert.Equal(0, RunReader.Read(path).On(split).LargestDifference(model.Predict(SampleCorpus.Corpus, split)));
    }

    [Fact]
    public void Probabilities_Dialogues_AreThoseOfTheirSplitWhateverTheLabels()
    {
        using var model = TrainedModel.Load(Train("run", seed: 1), Sample, cache);
        IReadOnlyList<Dialogue> dialogues = [.. SampleCorpus.Corpus.Dialogues(Split.Dev).Take(2).Select(dialogue =>
            dialogue with { Utterances = [.. dialogue.Utterances.Select(utterance => utterance with { Emotion = "?", Sentiment = "?" })] })];
        var expected = model.Predict(SampleCorpus.Corpus, Split.Dev);
        var probabilities = model.Probabilities(dialogues);
        foreach (var (head, rows) in probabilities)
        {
            Assert.Equal(dialogues.Sum(dialogue => dialogue.Utterances.Count), rows.Length);
            // In other batches sums may be rounded otherwise.
            var pairs = rows.Zip(expected.Of(head).Probabilities).SelectMany(pair => pair.First.Zip(pair.Second));
            Assert.All(pairs, pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        }
    }

    [Fact]
    public async Task Predict_SeveralSeeds_IsTheirEnsemble()
    {
        var path = Path.Combine(directory.Path, "seeds");
        // The processes of the seeds have done their work already.
        var identity = new RunIdentity(SettingsYaml.Write(Experiment()), SampleCorpus.Corpus.DataHash, [1, 2], Together: true);
        using (RunInProgress.Open(path, identity, resume: false, TimeSpan.Zero))
        {
            foreach (var seed in new[] { 1, 2 }) Train(Path.Combine("seeds", RunFiles.Seed(seed)), seed);
        }
        using var vectors = WordVectorsSource.Open("glove", Sample, cache);
        var none = new SeedProcesses(_ => new System.Diagnostics.ProcessStartInfo("/bin/true"), atOnce: 1);
        var record = await SeedsRun.TrainAsync(Request(vectors), [1, 2], path, resume: true, none, TimeProvider.System, (_, _) => { }, default);

        using var model = TrainedModel.Load(path, Sample, cache);
        Assert.Equal(2, model.Classifiers.Count);
        var predictions = model.Predict(SampleCorpus.Corpus, Split.Dev);
        Assert.Equal(0, record!.Ensemble.On(Split.Dev).LargestDifference(predictions));
        Assert.Equal(0, RunReader.Read(path).On(Split.Dev).LargestDifference(predictions));
        Assert.Equal(record.Ensemble.On(Split.Dev).Of(Head.Emotion).Predicted, predictions.Of(Head.Emotion).Predicted);
        var floor = new BaselineExperiment(BaselineKind.Linear);
        Assert.True(RunDirectory.IsFinished(Path.Combine(path, RunFiles.Linear), floor.Hash, SampleCorpus.Corpus.DataHash));
    }

    [Fact]
    public void Load_NoRunOrNoNetwork_SaysSo()
    {
        Assert.Equal(
            $"{directory.Path} is no finished run: it has no metrics.json.",
            Assert.Throws<RunException>(() => TrainedModel.Load(directory.Path, Sample, cache)).Message);
        var path = Path.Combine(directory.Path, "majority");
        var majority = BaselineRun.Train(SampleCorpus.Corpus, new BaselineExperiment(BaselineKind.Majority), TimeProvider.System);
        RunDirectory.Write(majority, path, DateTimeOffset.UnixEpoch);
        Assert.Equal(
            $"{path} is the run of a baseline, which has no network.", Assert.Throws<RunException>(() => TrainedModel.Load(path, Sample, cache)).Message);
    }

    [Fact]
    public void Load_WordVectorsAreNowhere_NamesTheCommand()
    {
        var path = Train("run", seed: 1);
        var error = Assert.Throws<WeightsMissingException>(() => TrainedModel.Load(path, directory.Path, cache));
        Assert.Contains("./meld weights fetch glove", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_LabelThatTheModelDoesNotKnow_NamesUtteranceAndLabel()
    {
        using var model = TrainedModel.Load(Train("run", seed: 1), Sample, cache);
        foreach (var file in Directory.GetFiles(Sample, "*.csv"))
            directory.Write(Path.GetFileName(file), File.ReadAllText(file).Replace(",disgust,", ",boredom,", StringComparison.Ordinal));
        var error = Assert.Throws<RunException>(() => model.Predict(DialogueCorpus.Load(directory.Path), Split.Test));
        Assert.Contains("the model does not know the emotion \"boredom\"", error.Message, StringComparison.Ordinal);
    }

    private string Train(string name, int seed)
    {
        var path = Path.Combine(directory.Path, name);
        using var vectors = WordVectorsSource.Open("glove", Sample, cache);
        TrainingRun.Train(Request(vectors), seed, path, resume: false, () => SampleCorpus.Linear.Predictions, TimeProvider.System, null, _ => { }, default);
        return path;
    }

    private static TrainingRequest Request(WordVectors vectors) =>
        new() { Name = "small", Experiment = Experiment(), Corpus = SampleCorpus.Corpus, Vectors = vectors };

    private static Experiment Experiment() => ShippedExperiments.Read("sample", "training.epochs=1", "training.batch=16");
}
