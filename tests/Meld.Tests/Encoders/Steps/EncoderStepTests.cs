using Meld.Encoders;
using Meld.Encoders.Steps;
using Meld.Features;
using Meld.Features.Steps;
using Meld.Media;
using Meld.Media.Video;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Tests.Encoders.Steps;

[Collection(TorchTests.Name)]
public sealed class EncoderStepTests : IDisposable
{
    private static readonly string[] Texts = ["hello", "hello, you are here!", "unhappy you", "are you unhappy here, you!"];

    private readonly TinyModels models = new();

    [Theory]
    [InlineData(Pooling.Pooler, new[] { 16 })]
    [InlineData(Pooling.Mean, new[] { 16 })]
    [InlineData(Pooling.MeanMax, new[] { 32 })]
    [InlineData(Pooling.None, new[] { 8, 16 })]
    public void Bert_Batch_GivesWhatTheModelGivesForEachTextAlone(Pooling pooling, int[] shape)
    {
        var model = models.Bert();
        var step = new BertStep(model, 24, pooling, EncoderPrecision.F32);
        var features = Encode(step, Texts);

        using var bert = Loaded(new Bert(BertConfig.Read(model.PathOf("config.json"))), model, Bert.Keys);
        foreach (var (text, feature) in Texts.Zip(features))
        {
            long[] ids = [.. Input(step, text).Values<int>().ToArray().Select(id => (long)id)];
            var output = bert.call(tensor(ids, [1, ids.Length]), null, null);
            Close(Pooled(output, pooling), feature);
        }
        Assert.Equal(shape, features[1].Shape);
    }

    [Theory]
    [InlineData(Pooling.Last, new[] { 16 })]
    [InlineData(Pooling.Mean, new[] { 16 })]
    [InlineData(Pooling.None, new[] { 4, 16 })]
    public void Gpt2_Batch_GivesWhatTheModelGivesForEachTextAlone(Pooling pooling, int[] shape)
    {
        string[] texts = ["hi", "hi hi!", "h", "hi i!!"];
        var model = models.Gpt2();
        var step = new Gpt2Step(model, 24, pooling, EncoderPrecision.F32);
        var features = Encode(step, texts);

        using var gpt2 = Loaded(new Gpt2(Gpt2Config.Read(model.PathOf("config.json"))), model, Gpt2.Keys);
        foreach (var (text, feature) in texts.Zip(features))
        {
            long[] ids = [.. Input(step, text).Values<int>().ToArray().Select(id => (long)id)];
            Close(Pooled(gpt2.call(tensor(ids, [1, ids.Length]), null), pooling), feature);
        }
        Assert.Equal(shape, features[1].Shape);
        Assert.Equal("no token", Input(step, "").Reason);
    }

    [Theory]
    [InlineData(Pooling.Mean, true)]
    [InlineData(Pooling.MeanMax, false)]
    [InlineData(Pooling.None, true)]
    public void Wav2Vec2_Batch_GivesWhatTheModelGivesForEachSoundAlone(Pooling pooling, bool isStandardised)
    {
        var model = models.Wav2Vec2();
        models.Write("wav2vec2/preprocessor_config.json", $$"""{"do_normalize": {{(isStandardised ? "true" : "false")}}, "sampling_rate": 16000}""");
        var step = new Wav2Vec2Step(model, 30, pooling, EncoderPrecision.F32);
        float[][] sounds = [.. new[] { 200, 333, 200 }.Select((count, number) => Enumerable.Range(0, count).Select(i => 0.3f + MathF.Sin(i * (number + 1) / 9f)).ToArray())];
        using var encoder = step.Open("f32", 1);
        var features = encoder.Encode([.. sounds.Select(sound => FeatureValue.Of(sound, sound.Length))]);

        using var network = Loaded(new Wav2Vec2(Wav2Vec2Config.Read(model.PathOf("config.json"))), model, Wav2Vec2.Keys);
        foreach (var (sound, feature) in sounds.Zip(features))
        {
            var mean = sound.Average();
            var deviation = Math.Sqrt(sound.Average(sample => (sample - mean) * (sample - mean)) + 1e-7);
            float[] samples = isStandardised ? [.. sound.Select(sample => (float)((sample - mean) / deviation))] : sound;
            Close(Pooled(network.call(tensor(samples, [1, samples.Length]), null), pooling), feature);
        }
    }

    [Fact]
    public void Wav2Vec2_SoundShorterThanAFrame_HasNoFeature()
    {
        var step = new Wav2Vec2Step(models.Wav2Vec2());
        Assert.Equal("its sound of 19 samples is too short for a frame", step.Lack([19]));
        Assert.Null(step.Lack([20]));
        Assert.Equal((16_000, 30.0), (((AudioDecodeStep)step.Input).Request.SampleRate, ((AudioDecodeStep)step.Input).Request.Limits.Length.TotalSeconds));
    }

    [Fact]
    public void R3D18_Batch_GivesWhatTheModelGivesForEachClipAlone()
    {
        var model = models.R3D18();
        var step = new R3D18Step(model, precision: EncoderPrecision.F32);
        var clips = Enumerable.Range(0, 3).Select(number => Frames(number, 4, 16, 20)).ToList();
        using var encoder = step.Open("f32", 1);
        var features = encoder.Encode([.. clips.Select(Value)]);

        using var network = Loaded(new R3D18(3, 4), model, ResidualNetwork.Keys);
        foreach (var (clip, feature) in clips.Zip(features))
        {
            var values = tensor(FrameForms.Kinetics.Apply(clip).Values, [4, 3, 16, 20]).transpose(0, 1).unsqueeze(0);
            Close(network.call(values).Pooled.squeeze(0), feature);
        }
        Assert.Equal([32], features[0].Shape);
        Assert.False(step.Fit([4, 3, 16, 20], [5, 3, 16, 20]));
    }

    [Theory]
    [InlineData(Pooling.None)]
    [InlineData(Pooling.Mean)]
    public void ResNet50_Batch_GivesWhatTheModelGivesForEachFrameAlone(Pooling pooling)
    {
        var model = models.ResNet50();
        var step = new ResNet50Step(model, pooling: pooling, precision: EncoderPrecision.F32);
        ClipFrames[] clips = [Frames(1, 3, 40, 32), Frames(2, 1, 40, 32)];
        Assert.True(step.Fit(Value(clips[0]).Shape, Value(clips[1]).Shape));
        using var encoder = step.Open("f32", 1);
        var features = encoder.Encode([.. clips.Select(Value)]);

        using var network = Loaded(new ResNet50(3, 4), model, ResidualNetwork.Keys);
        foreach (var (clip, feature) in clips.Zip(features))
        {
            var pooled = network.call(tensor(FrameForms.ImageNet(8).Apply(clip).Values, [clip.Count, 3, 40, 32])).Pooled;
            Close(pooling == Pooling.Mean ? pooled.mean([0]) : pooled, feature);
        }
    }

    [Fact]
    public void ResNet50_ClipOfMoreFramesThanABatch_GivesWhatTheModelGivesForAllAtOnce()
    {
        var model = models.ResNet50();
        var step = new ResNet50Step(model, precision: EncoderPrecision.F32);
        // 6 of 400 x 300 are a batch.
        var clip = Frames(3, 14, 400, 300);
        using var encoder = step.Open("f32", 1);
        var feature = encoder.Encode([Value(clip)])[0];

        using var network = Loaded(new ResNet50(3, 4), model, ResidualNetwork.Keys);
        Close(network.call(tensor(FrameForms.ImageNet(14).Apply(clip).Values, [14, 3, 400, 300])).Pooled, feature);
    }

    [Theory]
    [InlineData("f32")]
    [InlineData("bf16")]
    public void Encode_ManyBatches_LeavesNoTensorBehind(string precision)
    {
        (IEncoderStep Step, FeatureValue[] Inputs)[] all =
        [
            (new BertStep(models.Bert(), 24), [FeatureValue.Of([2, 5, 3], 3), FeatureValue.Of([2, 5, 6, 3], 4)]),
            (new Gpt2Step(models.Gpt2(), 24), [FeatureValue.Of([2, 5, 3], 3), FeatureValue.Of([2, 5, 6, 3], 4)]),
            (new Wav2Vec2Step(models.Wav2Vec2()), [FeatureValue.Of(new float[200], 200), FeatureValue.Of(new float[333], 333)]),
            (new R3D18Step(models.R3D18()), [Value(Frames(1, 4, 16, 20))]),
            (new ResNet50Step(models.ResNet50()), [Value(Frames(1, 2, 40, 32)), Value(Frames(2, 1, 40, 32))]),
        ];
        foreach (var (step, inputs) in all)
        {
            using var encoder = step.Open(precision, 1);
            encoder.Encode(inputs);
            // What other tests left behind must not be collected in between.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = Tensor.TotalCount;
            for (var batch = 0; batch < 5; batch++) encoder.Encode(inputs);
            Assert.InRange(Tensor.TotalCount, 0, before);
        }
    }

    [Fact]
    public void Open_WeightsOfOtherContentThanTheirHash_AreRefused()
    {
        var model = models.Bert();
        var step = new BertStep(model, 24);
        var bytes = File.ReadAllBytes(model.WeightsPath);
        bytes[^1] ^= 1;
        File.WriteAllBytes(model.WeightsPath, bytes);

        var error = Assert.Throws<WeightsFormatException>(() => step.Open("f32", 1));

        Assert.StartsWith($"{model.WeightsPath}: its SHA-256 is ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($", not {model.Hash}: it is damaged; put it there again with ./meld weights fetch bert --from DIR.", error.Message);
    }

    [Theory]
    [InlineData("""{"sampling_rate": 0}""", "its sampling_rate is 0, and has to be from 1000 to 384000.")]
    [InlineData("""{"do_normalize": "yes"}""", "is no preprocessor's configuration")]
    public void Wav2Vec2_PreprocessorThatCannotBe_IsRefusedBeforeAnythingIsLoaded(string json, string problem)
    {
        var model = models.Wav2Vec2();
        models.Write("wav2vec2/preprocessor_config.json", json);
        Assert.Contains(problem, Assert.Throws<WeightsException>(() => new Wav2Vec2Step(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_LowerPrecision_IsNearSinglePrecision()
    {
        var step = new BertStep(models.Bert(), 24, Pooling.Mean, EncoderPrecision.Bf16);
        Assert.Equal("bf16", step.Identity.Precision);
        var inputs = Texts.Select(text => Input(step, text)).ToList();
        using var lower = step.Open("bf16", 1);
        using var single = step.Open("f32", 1);
        foreach (var (one, other) in lower.Encode(inputs).Zip(single.Encode(inputs)))
        {
            var largest = one.Values<float>().ToArray().Zip(other.Values<float>().ToArray(), (left, right) => Math.Abs(left - right)).Max();
            Assert.InRange(largest, 1e-6, 0.1);
        }
    }

    [Fact]
    public void Identity_EverythingThatDecidesTheFeature_IsInIt()
    {
        var model = models.Bert();
        StepIdentity[] all =
        [
            new BertStep(model, 24, Pooling.Pooler, EncoderPrecision.F32).Identity,
            new BertStep(model, 20, Pooling.Pooler, EncoderPrecision.F32).Identity,
            new BertStep(model, 24, Pooling.Mean, EncoderPrecision.F32).Identity,
            new BertStep(model, 24, Pooling.Pooler, EncoderPrecision.Bf16).Identity,
            new BertStep(model with { Hash = "00" }, 24, Pooling.Pooler, EncoderPrecision.F32).Identity,
            Changed("bert/config.json", TinyModels.BertConfig.Replace("14", "14 ", StringComparison.Ordinal)),
            Changed("bert/vocab.txt", string.Join('\n', TinyModels.Words.Reverse())),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(model.Hash, all[0].WeightsHash);

        StepIdentity Changed(string file, string text)
        {
            models.Bert();
            models.Write(file, text);
            return new BertStep(model, 24, Pooling.Pooler, EncoderPrecision.F32).Identity;
        }
    }

    [Fact]
    public void Bert_MoreTokensThanPositions_IsRefusedBeforeAnythingIsLoaded()
    {
        var error = Assert.Throws<WeightsException>(() => new BertStep(models.Bert(), tokens: 25));
        Assert.Equal("bert reads 24 tokens at most; `modalities.text.tokens` is 25.", error.Message);
    }

    [Fact]
    public void Bert_WithoutVocabulary_IsRefused()
    {
        var model = models.Bert();
        File.Delete(Path.Combine(model.Folder, "vocab.txt"));
        Assert.StartsWith($"{model.Folder} has no tokenizer; ", Assert.Throws<WeightsException>(() => new BertStep(model, 24)).Message);
    }

    [Fact]
    public void Tokens_LongText_KeepsItsBeginning()
    {
        var tokens = new TokensStep(models.Bert(), 5);
        Assert.Equal([2, 5, 9, 6, 3], tokens.Compute("hello, you are here!").Values<int>());
    }

    public void Dispose() => models.Dispose();

    private static FeatureValue Input(TokenEncoderStep step, string text) => ((ITextStep)step.Input).Compute(text);

    private static IReadOnlyList<FeatureValue> Encode(TokenEncoderStep step, IEnumerable<string> texts)
    {
        using var encoder = step.Open("f32", 1);
        return encoder.Encode([.. texts.Select(text => Input(step, text))]);
    }

    private static T Loaded<T>(T module, PretrainedModel model, WeightKeys keys)
        where T : nn.Module
    {
        using var file = WeightsFile.Open(model.WeightsPath);
        ModuleWeights.Load(module, file, keys);
        return module;
    }

    private static Tensor Pooled(EncoderOutput output, Pooling pooling)
    {
        var states = output.LastHidden[0];
        return pooling switch
        {
            Pooling.Pooler => output.Pooled![0],
            Pooling.Last => states[-1],
            Pooling.Mean => states.mean([0]),
            Pooling.MeanMax => cat([states.mean([0]), states.amax([0])]),
            _ => states,
        };
    }

    private static void Close(Tensor expected, FeatureValue actual)
    {
        Assert.Equal(expected.shape, actual.Shape.Select(size => (long)size));
        var difference = expected.flatten().data<float>().ToArray().Zip(actual.Values<float>().ToArray(), (one, other) => Math.Abs(one - other)).Max();
        Assert.InRange(difference, 0, 1e-5);
    }

    private static ClipFrames Frames(int seed, int count, int height, int width)
    {
        var pixels = new byte[count * 3 * height * width];
        new Random(seed).NextBytes(pixels);
        return new(pixels, height, width, [.. Enumerable.Range(0, count).Select(frame => frame / 25.0)]);
    }

    private static FeatureValue Value(ClipFrames frames) => FeatureValue.Of(frames.Pixels, frames.Count, 3, frames.Height, frames.Width);
}
