using Meld.Features.Steps;
using Meld.Tracking.Settings;
using Meld.Training;

namespace Meld.Tests.Training;

public sealed class FeatureExperimentTests
{
    [Fact]
    public void Parse_ShippedFeatures_NamesItsSteps()
    {
        var experiment = ShippedExperiments.Read("features");
        Assert.Equal([new MelStep(new MelStepSettings()).Identity, new VideoDecodeStep(new VideoDecodeSettings()).Identity], experiment.Modalities.Steps().Select(step => step.Identity));
        Assert.Equal("`modalities.audio` and `modalities.video` have features but no encoder", experiment.WhyNotTrainable);
    }

    [Fact]
    public void Parse_OneModality_IsAnExperiment()
    {
        var experiment = Parse("modalities: {audio: {features: {decode: {sample_rate: 8000}, mel: {bands: 40}}}}");
        Assert.Equal(["audio.decode", "audio.mel"], experiment.Modalities.Steps().Select(step => step.Identity.Name));
        Assert.Equal("`modalities.audio` has features but no encoder", experiment.WhyNotTrainable);
        Assert.Equal("`modalities.video` has features but no encoder", Parse("modalities: {video: {features: {decode: {}}}}").WhyNotTrainable);
    }

    [Fact]
    public void Write_ExperimentOfText_SaysNothingOfFeatures()
    {
        var experiment = ShippedExperiments.Read("dialogue-text");
        Assert.Null(experiment.WhyNotTrainable);
        Assert.Empty(experiment.Modalities.Steps());
        Assert.DoesNotContain("audio", SettingsYaml.Write(experiment));
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
