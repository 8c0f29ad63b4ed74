using Meld.Corpus;
using Meld.Encoders;
using Meld.Models;
using Meld.Tests.Training;
using TorchSharp;

namespace Meld.Tests.Models;

/// <summary>What a model says of an utterance depends on its dialogue, or the past of it, and on nothing else.</summary>
[Collection(TorchTests.Name)]
public sealed class DialogueModelTests
{
    private const double Rounding = 1e-5;
    private static readonly MadeUpVectors Vectors = new(6);

    private static readonly ModelSettings Settings = new(
        new TextEncoderSettings { Output = 8, Recurrent = new() { Size = 6 }, Convolution = new() { Widths = [1, 2, 3], Filters = 5 } },
        new ContextSettings { Size = 5, Speakers = 3 },
        new HeadsSettings { Emotion = new(), Sentiment = new() { Hidden = 4 } });

    private static readonly string[][] Texts =
    [
        ["Hi!", "Hey Joey, how are you doing today?", "...", "Fine."],
        ["NO!!! I don't believe this, it's sooo unfair, and you know it, you really do, so there."],
        ["", "xyzzy", "Well, what is it?", "Nothing. Nothing at all.", "OK", "So?"],
    ];

    [Fact]
    public void Forward_DialogueAloneOrAmongOthers_HasEqualLogits()
    {
        using var classifier = Classifier(Settings);
        var together = Logits(classifier, Texts);
        for (var dialogue = 0; dialogue < Texts.Length; dialogue++)
            AssertClose(Logits(classifier, Texts[dialogue])[0], together[dialogue]);
    }

    [Fact]
    public void Forward_DialoguesInAnyOrder_HaveEqualLogits()
    {
        using var classifier = Classifier(Settings);
        var forward = Logits(classifier, Texts);
        var backward = Logits(classifier, [.. Texts.Reverse()]);
        for (var dialogue = 0; dialogue < Texts.Length; dialogue++) AssertClose(forward[dialogue], backward[^(dialogue + 1)]);
    }

    [Fact]
    public void Forward_WithoutContext_UtteranceAloneHasEqualLogits()
    {
        using var classifier = Classifier(Settings with { Context = null });
        var together = Logits(classifier, Texts);
        for (var turn = 0; turn < Texts[2].Length; turn++) AssertClose(Logits(classifier, [[Texts[2][turn]]])[0], [together[2][turn]]);
    }

    [Theory]
    [InlineData("Well, was it it?")]
    [InlineData("Well, what Is it?")]
    public void Forward_PastAlone_LaterUtterancesChangeNothingToTheBit(string later)
    {
        using var classifier = Classifier(Settings with { Context = Settings.Context! with { Direction = ContextDirection.Past } });
        // As many words as before: everything is computed in the same order.
        var (before, after) = (Logits(classifier, Texts)[2], Logits(classifier, [Texts[0], Texts[1], [.. Texts[2][..2], later, .. Texts[2][3..]]])[2]);
        Assert.Equal(before[..2].SelectMany(row => row), after[..2].SelectMany(row => row));
        for (var turn = 2; turn < before.Length; turn++) Assert.NotEqual(before[turn], after[turn]);
    }

    [Fact]
    public void Forward_PastAlone_EveryBeginningOfADialogueHasTheSameLogits()
    {
        using var classifier = Classifier(Settings with { Context = Settings.Context! with { Direction = ContextDirection.Past } });
        var whole = Logits(classifier, Texts[2])[0];
        for (var count = 1; count < whole.Length; count++) AssertClose(whole[..count], Logits(classifier, [Texts[2][..count]])[0]);
    }

    [Fact]
    public void Forward_BothDirections_EarlierUtterancesSeeLaterOnes()
    {
        using var classifier = Classifier(Settings);
        var (before, after) = (Logits(classifier, Texts[2])[0], Logits(classifier, [[.. Texts[2][..5], "Never!"]])[0]);
        for (var turn = 0; turn < before.Length; turn++) Assert.NotEqual(before[turn], after[turn]);
    }

    [Fact]
    public void Forward_SpeakerSpeaksOn_IsSeen()
    {
        using var classifier = Classifier(Settings);
        var dialogue = Dialogues(["Hi.", "Hello."])[0];
        var alone = dialogue with { Utterances = [.. dialogue.Utterances.Select(utterance => utterance with { Speaker = "Ann" })] };
        var changing = dialogue with { Utterances = [alone.Utterances[0], alone.Utterances[1] with { Speaker = "Bob" }] };
        // The model knows neither of them by name.
        Assert.Equal(0, classifier.Speakers.Count - 1);
        Assert.NotEqual(Logits(classifier, [alone])[0][1], Logits(classifier, [changing])[0][1]);
    }

    [Fact]
    public void Forward_OddDialogues_HaveFiniteLogits()
    {
        using var classifier = Classifier(Settings);
        string[] longOne = [string.Join(' ', Enumerable.Repeat("never", 5000))];
        string[][] odd = [[""], ["xyzzy"], ["\u0301", "\uD800", "🙂"], [.. Enumerable.Range(0, 500).Select(turn => $"turn {turn}")], longOne];
        foreach (var dialogue in odd)
        {
            var logits = Logits(classifier, [dialogue])[0];
            Assert.Equal(dialogue.Length, logits.Length);
            Assert.All(logits.SelectMany(row => row), logit => Assert.True(float.IsFinite(logit)));
        }
    }

    [Fact]
    public void Forward_WordsBehindTheMost_AreNotRead()
    {
        using var classifier = Classifier(Settings with { Text = Settings.Text! with { Words = 4 } });
        Assert.Equal(Logits(classifier, [["one two three four"]])[0], Logits(classifier, [["one two three four five"]])[0]);
        Assert.NotEqual(Logits(classifier, [["one two three four"]])[0], Logits(classifier, [["one two three"]])[0]);
    }

    [Fact]
    public void Forward_WordsUnknownToTrainingAndVectors_AreAlike()
    {
        using var classifier = Classifier(Settings);
        Assert.Equal(Logits(classifier, [["xyzzy"]])[0], Logits(classifier, [["xenon"]])[0]);
        // Words that training has not seen keep their pretrained vectors.
        Assert.NotEqual(Logits(classifier, [["zebra"]])[0], Logits(classifier, [["yak"]])[0]);
    }

    [Fact]
    public void Forward_HowAWordIsWritten_IsSeen()
    {
        using var classifier = Classifier(Settings);
        Assert.NotEqual(Logits(classifier, [["no"]])[0], Logits(classifier, [["NO"]])[0]);
    }

    [Fact]
    public void Forward_InTraining_DropsOutByTheGeneratorsSeed()
    {
        using var classifier = Classifier(Settings);
        using var prepared = classifier.Prepare(Dialogues(Texts));
        using var scope = torch.NewDisposeScope();
        float[] Train(long seed)
        {
            torch.manual_seed(seed).Dispose();
            classifier.Model.train();
            return classifier.Model.call(prepared.Batch([0, 1, 2])).Logits[Head.Emotion].data<float>().ToArray();
        }

        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));
    }

    [Fact]
    public void Create_NeitherUnitsNorConvolutions_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Classifier(Settings with { Text = new TextEncoderSettings() }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Backward_Batch_ReachesEveryLearntWeight(bool freeze)
    {
        using var classifier = Classifier(Settings with { Text = Settings.Text! with { Freeze = freeze } });
        using var prepared = classifier.Prepare(Dialogues(Texts));
        using var scope = torch.NewDisposeScope();
        var output = classifier.Model.call(prepared.Batch([0, 1, 2]));
        (output.Logits[Head.Emotion].logsumexp(1).sum() + output.Logits[Head.Sentiment].logsumexp(1).sum()).backward();
        Assert.Contains("encoders.text.embedding.words.weight", classifier.Model.named_parameters().Select(named => named.name));
        foreach (var (name, parameter) in classifier.Model.named_parameters())
        {
            var isReached = parameter.grad is { } gradient && gradient.abs().sum().ToDouble() > 0;
            Assert.True(isReached == (!freeze || name != "encoders.text.embedding.words.weight"), name);
        }
    }

    private static DialogueClassifier Classifier(ModelSettings settings) => DialogueClassifier.Create(settings, TinyTraining.Corpus, Vectors, seed: 5);

    private static IReadOnlyList<Dialogue> Dialogues(params string[][] texts) =>
        TinyTraining.Of(TinyTraining.Dialogues(Split.Train, texts), [], []).Dialogues(Split.Train);

    private static float[][][] Logits(DialogueClassifier classifier, params string[][] texts) => Logits(classifier, Dialogues(texts));

    /// <summary>Emotion and sentiment logits of each utterance of each dialogue, all in one batch.</summary>
    private static float[][][] Logits(DialogueClassifier classifier, IReadOnlyList<Dialogue> dialogues)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        classifier.Model.eval();
        using var prepared = classifier.Prepare(dialogues);
        var logits = classifier.Model.call(prepared.Batch([.. Enumerable.Range(0, dialogues.Count)])).Logits;
        var rows = torch.cat([logits[Head.Emotion], logits[Head.Sentiment]], 1);
        var queue = new Queue<float[]>(rows.data<float>().ToArray().Chunk((int)rows.size(1)));
        return [.. dialogues.Select(dialogue => dialogue.Utterances.Select(_ => queue.Dequeue()).ToArray())];
    }

    private static void AssertClose(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (one, other) in expected.SelectMany(row => row).Zip(actual.SelectMany(row => row))) Assert.Equal(one, other, Rounding);
    }
}
