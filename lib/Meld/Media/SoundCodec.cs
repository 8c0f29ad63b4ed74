namespace Meld.Media;

/// <summary>How a clip's sound is encoded.</summary>
public enum SoundCodec
{
    /// <summary>AAC-LC, as MELD's clips have it; needs a player with that codec, which VS Code's is not.</summary>
    Aac = 1,

    /// <summary>MP3, which players without AAC know too.</summary>
    Mp3 = 2,
}
