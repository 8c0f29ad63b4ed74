using Meld.Corpus;
using Meld.Encoders;
using Meld.Models;
using Meld.Weights;
using TorchSharp;

namespace Meld.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class DialogueClassifierFileTests
{
    private static readonly MadeUpVectors Vectors = new(6);

    private static readonly ModelSettings Settings = new(
        new TextEncoderSettings { Output = 8, Recurrent = new() { Size = 3, Attention = 1 }, Convolution = new() { Widths = [1, 3], Filters = 4 } },
        new ContextSettings { Size = 5, Speakers = 3 },
        new HeadsSettings { Emotion = new() { Hidden = 6 }, Sentiment = new() { Hidden = 0 } });

    [Fact]
    public void Load_WhatSaveGave_HasEqualLogitsAndBytes()
    {
        using var model = DialogueClassifier.Create(Settings, SampleCorpus.Corpus, Vectors, seed: 3);
        var file = model.Save();

        using var restored = DialogueClassifier.Load(file, Settings, Vectors, "model.safetensors");

        Assert.Equal(Logits(model), Logits(restored));
        Assert.Equal(Bytes(file), Bytes(restored.Save()));
    }

    [Fact]
    public void Load_ModelWithoutWordVectors_HasEqualLogits()
    {
        using var model = DialogueClassifier.Create(Settings, SampleCorpus.Corpus, vectors: null, seed: 3);
        using var restored = DialogueClassifier.Load(model.Save(), Settings, vectors: null, "model.safetensors");
        Assert.Equal(Logits(model), Logits(restored));
    }

    [Fact]
    public void Load_SettingsOfAnotherModel_NamesTheTensorAtFault()
    {
        Refused(Settings with { Context = null }, "m.safetensors, tensor \"context.gru.bias_hh_l0\": the experiment's model has no such tensor.");
        Refused(
            Settings with { Heads = new HeadsSettings { Emotion = new() { Hidden = 7 }, Sentiment = new() { Hidden = 0 } } },
            "m.safetensors, tensor \"heads.emotion.layers.0.weight\": is F32 [6, 18], and the experiment's model needs F32 [7, 18].");
    }

    [Fact]
    public void Load_TensorIsMissing_NamesIt()
    {
        var file = Saved();
        var less = new SafetensorsFile(file.Tensors.Where(pair => pair.Key != "heads.sentiment.layers.0.bias").ToDictionary(), file.Metadata);
        var error = Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(less, Settings, Vectors, "m.safetensors"));
        Assert.Equal("m.safetensors, tensor \"heads.sentiment.layers.0.bias\": is missing, and the experiment's model needs it.", error.Message);
    }

    [Theory]
    [InlineData("vocabulary", "m.safetensors, tensor \"vocabulary\": is missing or no text.")]
    [InlineData("speakers", "m.safetensors, tensor \"speakers\": is missing or no text.")]
    public void Load_WordsOrSpeakersAreMissing_NamesThem(string tensor, string message)
    {
        var file = Saved();
        var less = new SafetensorsFile(file.Tensors.Where(pair => pair.Key != tensor).ToDictionary(), file.Metadata);
        Assert.Equal(message, Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(less, Settings, Vectors, "m.safetensors")).Message);
    }

    [Theory]
    [InlineData("format", "meld.linear-baseline", "m.safetensors: this is no file of a dialogue classifier.")]
    [InlineData("version", "9", "m.safetensors: version 9 of the format is unknown.")]
    [InlineData("labels.emotion", "[1]", "m.safetensors: the words, speakers or labels are damaged: ")]
    [InlineData("labels.emotion", "[]", "m.safetensors: the words, speakers or labels are damaged: ")]
    public void Load_MetadataOfSomethingElse_SaysWhatIsWrong(string key, string value, string message)
    {
        var file = Saved();
        var other = new SafetensorsFile(file.Tensors, file.Metadata.Where(pair => pair.Key != key).Append(new(key, value)).ToDictionary());
        var error = Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(other, Settings, Vectors, "m.safetensors"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherWordVectorsOrNone_SaysSo()
    {
        var file = Saved();
        Assert.Equal(
            "m.safetensors: the model was trained with other word vectors: \"made-up\" with hash made-up-hash, not \"made-up\" with hash other.",
            Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(file, Settings, new MadeUpVectors(6, "other"), "m.safetensors")).Message);
        Assert.Equal(
            "m.safetensors: the model was trained with the word vectors \"made-up\", which are missing.",
            Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(file, Settings, null, "m.safetensors")).Message);
    }

    private static SafetensorsFile Saved()
    {
        using var model = DialogueClassifier.Create(Settings, SampleCorpus.Corpus, Vectors, seed: 3);
        return model.Save();
    }

    private static void Refused(ModelSettings settings, string message) =>
        Assert.Equal(message, Assert.Throws<WeightsFormatException>(() => DialogueClassifier.Load(Saved(), settings, Vectors, "m.safetensors")).Message);

    private static float[] Logits(DialogueClassifier model)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        model.Model.eval();
        using var prepared = model.Prepare(SampleCorpus.Corpus.Dialogues(Split.Dev));
        var output = model.Model.call(prepared.Batch([.. Enumerable.Range(0, prepared.Dialogues.Count)]));
        return [.. Heads.All.SelectMany(head => output.Logits[head].data<float>().ToArray())];
    }

    private static byte[] Bytes(SafetensorsFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }
}
