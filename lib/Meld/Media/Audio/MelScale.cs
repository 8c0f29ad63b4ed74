namespace Meld.Media.Audio;

/// <summary>The mel scale as HTK (S. Young et al., The HTK Book, 5.4) and torchaudio define it: mel = 2595 log10(1 + hertz / 700).</summary>
public static class MelScale
{
    /// <summary>Mel of a frequency in hertz.</summary>
    public static double FromHertz(double hertz) => 2595 * Math.Log10(1 + hertz / 700);

    /// <summary>Hertz of a mel.</summary>
    public static double ToHertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
