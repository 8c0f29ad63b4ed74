using Meld.Corpus;
using Meld.Display;
using Meld.Evaluation;
using Meld.Testing;
using Meld.Tests.Training;

namespace Meld.Tests.Display;

[Collection(TorchTests.Name)]
public sealed class ModelTablesTests
{
    [Fact]
    public void All_TinyModel_AreAsBefore()
    {
        using var trainer = TinyTraining.Start();
        var model = trainer.Classifier;
        Visual[] visuals = [Diagrams.Model(model), ModelTables.Tokens(model, "Great, never a zebra!"), ModelTables.Coverage(model, TinyTraining.Corpus)];
        Snapshot.Match(string.Join("\n\n", visuals.Select(visual => visual.ToString())) + "\n", "model-tables");
    }

    [Fact]
    public void Model_WithoutContext_HasNoBoxForIt()
    {
        using var trainer = TinyTraining.Start(TinyTraining.Experiment with { Context = null });
        Assert.DoesNotContain("dialogue context", Diagrams.Model(trainer.Classifier).ToString());
    }

    [Fact]
    public void Reach_TwoModels_ShowsTheChangedTextAndAColumnForEach()
    {
        var dialogue = TinyTraining.Corpus.Dialogues(Split.Train).First(one => one.Utterances.Count == 2);
        var lines = ModelTables.Reach(
            ("both", new ContextReach(dialogue, 1, "other", [0.25, 0.5])), ("past", new ContextReach(dialogue, 1, "other", [0, 0.125]))).ToString().Split('\n');
        Assert.Equal("Largest change of a probability when utterance 2 changes", lines[0]);
        Assert.EndsWith("0.250000  0.000000", lines[3]);
        Assert.Contains("→ other", lines[4]);
    }
}
