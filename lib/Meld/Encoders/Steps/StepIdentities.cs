using Meld.Features;
using Meld.Features.Steps;
using Meld.Torch;
using Meld.Weights;

namespace Meld.Encoders.Steps;

/// <summary>What identifies frozen encoders as steps.</summary>
internal static class StepIdentities
{
    /// <summary>Single precision.</summary>
    public const string F32 = "f32";

    /// <summary>bfloat16.</summary>
    public const string Bf16 = "bf16";

    /// <summary>What a precision is called in keys; the automatic one becomes what this machine's processor is best at.</summary>
    public static string Name(EncoderPrecision precision) =>
        precision == EncoderPrecision.Bf16 || (precision == EncoderPrecision.Auto && CpuCapability.HasBFloat16) ? Bf16 : F32;

    /// <summary>The identity of an encoder.</summary>
    /// <param name="name">The step.</param>
    /// <param name="version">Its version.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="model">Its weights.</param>
    /// <param name="precision">What it computes in.</param>
    public static StepIdentity Of(string name, int version, IFeatureStep input, SettingsLine settings, PretrainedModel model, EncoderPrecision precision)
    {
        var read = input.Identity;
        return new(name, version, settings.Add("input", $"{read}{(read.WeightsHash.Length > 0 ? $" weights={read.WeightsHash}" : "")}").ToString())
        {
            WeightsHash = model.Hash,
            Precision = Name(precision),
        };
    }
}
