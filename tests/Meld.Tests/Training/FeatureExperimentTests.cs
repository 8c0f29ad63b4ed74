using Meld.Encoders.Steps;
using Meld.Features.Steps;
using Meld.Testing;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;

namespace Meld.Tests.Training;

public sealed class FeatureExperimentTests
{
    [Fact]
    public void Parse_ShippedFeatures_NamesItsSteps()
    {
        var experiment = ShippedExperiments.Read("features");
        Assert.Equal([new MelStep(new MelStepSettings()).Identity, new VideoDecodeStep(new VideoDecodeSettings()).Identity], experiment.Modalities.Steps(WeightsCache.Default).Select(step => step.Identity));
        Assert.Equal("`modalities.audio` and `modalities.video` have features but no encoder", experiment.WhyNotTrainable);
    }

    [Fact]
    public void Parse_OneModality_IsAnExperiment()
    {
        var experiment = Parse("modalities: {audio: {features: {decode: {sample_rate: 8000}, mel: {bands: 40}}}}");
        Assert.Equal(["audio.decode", "audio.mel"], experiment.Modalities.Steps(WeightsCache.Default).Select(step => step.Identity.Name));
        Assert.Equal("`modalities.audio` has features but no encoder", experiment.WhyNotTrainable);
        Assert.Equal("`modalities.video` has features but no encoder", Parse("modalities: {video: {features: {decode: {}}}}").WhyNotTrainable);
    }

    [Fact]
    public void Write_ExperimentOfText_SaysNothingOfFeatures()
    {
        var experiment = ShippedExperiments.Read("dialogue-text");
        Assert.Null(experiment.WhyNotTrainable);
        Assert.Empty(experiment.Modalities.Steps(WeightsCache.Default));
        Assert.DoesNotContain("audio", SettingsYaml.Write(experiment));
    }

    [Fact]
    public void Parse_ShippedEncoders_NamesItsSettings()
    {
        var experiment = ShippedExperiments.Read("encoders");
        var text = Assert.IsType<BertSettings>(experiment.Modalities.Text);
        Assert.Equal(("bert-base-uncased", EncoderPrecision.Auto, 128, Pooling.Pooler), (text.Weights, text.Precision, text.Tokens, text.Pooling));
        Assert.IsType<R3D18Settings>(experiment.Modalities.Video);
        Assert.Equal(
            "`modalities.text` and `modalities.video` have frozen encoders, whose features no model reads yet; `modalities.audio` has features but no encoder",
            experiment.WhyNotTrainable);
    }

    [Theory]
    [InlineData("modalities: {text: {encoder: gpt2, pooling: mean}}")]
    [InlineData("modalities: {audio: {encoder: wav2vec2, seconds: 10, features: {mel: {}}}, video: {encoder: resnet-50, decode: {frames: 4}}}")]
    [InlineData("modalities: {text: {encoder: words, recurrent: {}}, video: {encoder: r3d-18, precision: bf16}}\nheads: {emotion: {}}")]
    public void Write_FrozenEncoders_ReadsBackAlike(string text)
    {
        var experiment = Parse(text);
        var written = SettingsYaml.Write(experiment);
        Assert.Equal(experiment, Parse(written));
        Assert.Equal(written, SettingsYaml.Write(Parse(written)));
    }

    [Fact]
    public void Write_WordEncoder_IsAsItWasBeforeThereWereOthers()
    {
        Assert.DoesNotContain("encoder", SettingsYaml.Write(Parse("modalities: {text: {encoder: words, recurrent: {}}}\nheads: {emotion: {}}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Overrides_ChooseAnotherEncoder()
    {
        var experiment = SettingsYaml.Parse<Experiment>("modalities: {text: {encoder: bert}}", "x.yaml", ["modalities.text.encoder=gpt2", "modalities.text.tokens=9"]);
        Assert.Equal(9, Assert.IsType<Gpt2Settings>(experiment.Modalities.Text).Tokens);
    }

    [Fact]
    public void Steps_WeightsThatAreNotThere_SayHowTheyAreFetched()
    {
        using var cache = new TemporaryDirectory();
        var error = Assert.Throws<WeightsMissingException>(() => ShippedExperiments.Read("encoders").Modalities.Steps(new WeightsCache(cache.Path)));
        Assert.Equal($"{Path.Combine(cache.Path, "weights", "bert-base-uncased")} is missing; run ./meld weights fetch bert-base-uncased once.", error.Message);
    }

    [Theory]
    [InlineData("modalities: {text: {encoder: bart}}", "`modalities.text.encoder` must be one of words, bert, gpt2, not `bart`")]
    [InlineData("modalities: {text: {encoder: [bert]}}", "`modalities.text.encoder` must be one of words, bert, gpt2, not a list")]
    [InlineData("modalities: {text: {encoder: bert, words: 3}}", "unknown key `modalities.text.words`; known here: encoder, weights, freeze, precision, tokens, pooling")]
    [InlineData("modalities: {text: {encodr: bert}}", "unknown key `modalities.text.encodr`; did you mean `modalities.text.encoder`?")]
    [InlineData("modalities: {text: {encoder: bert, freeze: false}}", "`modalities.text` cannot be: `freeze` must be true, as only the word encoder learns")]
    [InlineData("modalities: {text: {encoder: bert, pooling: last}}", "`modalities.text` cannot be: `pooling` must be one of pooler, mean, mean-max, none, as BERT's last token is [SEP]")]
    [InlineData("modalities: {text: {encoder: gpt2, pooling: pooler}}", "`modalities.text` cannot be: `pooling` must be one of last, mean, mean-max, none, as GPT-2 has no pooler")]
    [InlineData("modalities: {text: {encoder: bert, precision: f16}}", "`modalities.text.precision` must be one of auto, f32, bf16, not `f16`")]
    [InlineData("modalities: {text: {encoder: bert, tokens: 2}}", "`modalities.text.tokens` must be from 3 to 4096, not `2`")]
    [InlineData("modalities: {audio: {encoder: wav2vec2, pooling: last}}", "`modalities.audio.pooling` must be one of mean, mean-max, none")]
    [InlineData("modalities: {audio: {encoder: mel}}", "`modalities.audio.encoder` must be one of wav2vec2, not `mel`")]
    [InlineData("modalities: {video: {encoder: r3d-18, decode: {crop: 200}}}", "`modalities.video.decode` cannot be: `decode.crop` of 200 does not fit into frames scaled to less")]
    [InlineData("modalities: {video: {encoder: resnet-50, freeze: false}}", "`modalities.video.freeze` must be true: only the word encoder learns")]
    public void Parse_EncoderThatCannotBe_IsRefusedByKey(string text, string problem)
    {
        Assert.Equal(problem, Assert.Single(Assert.Throws<SettingsException>(() => Parse(text)).Problems).Message);
    }

    [Theory]
    [InlineData("modalities: {audio: {}}", "`modalities.audio.features` is missing, and there is no encoder of sounds")]
    [InlineData("modalities: {video: {features: {}}}", "`modalities.video.features` needs `decode`")]
    [InlineData("modalities: {audio: {features: {decode: {seconds: 1e-8}}}}", "`modalities.audio.features.decode.seconds` must be from 0.001 to 3600, not `1e-8`")]
    [InlineData("modalities: {audio: {features: {mel: {bands: 0}}}}", "`modalities.audio.features.mel.bands` must be from 1 to 4096, not `0`")]
    [InlineData("modalities: {audio: {features: {mel: {window_size: 2000}}}}", "`modalities.audio.features` cannot be: `mel.window_size` of 2000 samples is longer than its `fft_size` of 1024")]
    [InlineData("modalities: {audio: {features: {mell: {}}}}", "unknown key `modalities.audio.features.mell`; did you mean `modalities.audio.features.mel`?")]
    [InlineData("modalities: {video: {features: {decode: {frame: 8}}}}", "unknown key `modalities.video.features.decode.frame`; did you mean `modalities.video.features.decode.frames`?")]
    [InlineData("modalities: {video: {features: {decode: {rule: middle}}}}", "`modalities.video.features.decode.rule` must be one of spread, first, every, per-second, all, not `middle`")]
    [InlineData("modalities: {video: {features: {decode: {crop: 200}}}}", "`modalities.video.features` cannot be: `decode.crop` of 200 does not fit into frames scaled to less")]
    public void Parse_WhatCannotBe_IsRefusedByKey(string text, string problem)
    {
        Assert.Equal(problem, Assert.Single(Assert.Throws<SettingsException>(() => Parse(text)).Problems).Message);
    }

    [Fact]
    public void Trainer_WithoutAnEncoder_Refuses()
    {
        var error = Assert.Throws<ArgumentException>(() => Trainer.Start(SampleCorpus.Corpus, ShippedExperiments.Read("features"), null, 1, TimeProvider.System));
        Assert.StartsWith("There is no model to train: `modalities.audio` and", error.Message);
    }

    private static Experiment Parse(string text) => SettingsYaml.Parse<Experiment>(text, "x.yaml", []);
}
