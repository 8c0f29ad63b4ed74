using System.Text.Json;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>How a published model of sound takes its input: its <c>preprocessor_config.json</c>.</summary>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="IsStandardised">Whether a waveform is given mean 0 and variance 1.</param>
internal sealed record WaveformForm(int SampleRate, bool IsStandardised)
{
    private const string FileName = "preprocessor_config.json";

    // What sound can be resampled to.
    private const int LeastRate = 1_000, MostRate = 384_000;

    /// <summary>Reads a model's; one without the file is taken for wav2vec 2.0 as it was published.</summary>
    /// <exception cref="WeightsException">The file is not one such.</exception>
    public static WaveformForm Of(PretrainedModel model)
    {
        var path = Path.Combine(model.Folder, FileName);
        if (!File.Exists(path)) return new(16_000, true);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var rate = json.RootElement.TryGetProperty("sampling_rate", out var given) ? given.GetInt32() : 16_000;
            if (rate is < LeastRate or > MostRate) throw new FormatException($"its sampling_rate is {rate}, and has to be from {LeastRate} to {MostRate}.");
            return new(rate, !json.RootElement.TryGetProperty("do_normalize", out var normalised) || normalised.GetBoolean());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new WeightsException($"{path} is no preprocessor's configuration: {error.Message} Run ./meld weights fetch {model.Name} again.", error);
        }
    }
}
