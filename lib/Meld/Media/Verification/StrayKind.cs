namespace Meld.Media.Verification;

/// <summary>What a file or folder beside the clips of a split is.</summary>
public enum StrayKind
{
    /// <summary>A clip by its name, but of an utterance that no row has.</summary>
    NoRow,

    /// <summary>One of the copies <c>final_videos_test…</c> in MELD's test split.</summary>
    FinalVideos,

    /// <summary>What macOS keeps beside a file on foreign disks: its name with <c>._</c> before it.</summary>
    AppleDouble,

    /// <summary>What a desktop leaves in a folder that it has shown.</summary>
    Desktop,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Something else.</summary>
    Other,
}
