using System.ComponentModel.DataAnnotations;
using Meld.Media;

namespace Meld.Features.Steps;

/// <summary>How the sound of a clip is kept: <c>modalities.audio.features.decode</c> of an experiment.</summary>
public sealed record AudioDecodeSettings
{
    /// <summary>Samples per second.</summary>
    [Range(1_000, 384_000)]
    public int SampleRate { get; init; } = 16_000;

    /// <summary>How much of a clip is read, from its start, in seconds.</summary>
    [Range(0.001, 3600.0)]
    public double Seconds { get; init; } = DecodeLimits.Default.Length.TotalSeconds;

    /// <summary>What to ask a reader for.</summary>
    internal ClipRequest ToRequest() => new()
    {
        SampleRate = SampleRate,
        Limits = DecodeLimits.Default with { Length = TimeSpan.FromSeconds(Seconds) },
    };
}
