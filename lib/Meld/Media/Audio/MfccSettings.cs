namespace Meld.Media.Audio;

/// <summary>What mel-frequency cepstral coefficients are made with. The defaults are those of <c>torchaudio.transforms.MFCC</c>.</summary>
public sealed record MfccSettings
{
    /// <summary>The mel spectrogram beneath.</summary>
    public MelSettings Mel { get; init; } = new();

    /// <summary>How many coefficients are kept, at most the number of bands.</summary>
    public int Coefficients { get; init; } = 40;

    /// <summary>True for log(mel + 1e-6) in place of decibels within 80 of the loudest.</summary>
    public bool IsLogarithmOfMel { get; init; }
}
