namespace TorchSharp;

/// <summary>Whether Euclidean distances are computed by a matrix product.</summary>
public enum compute_mode
{
    /// <summary>Above 25 rows.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,

    /// <summary>Always.</summary>
    use_mm_for_euclid_dist = 1,

    /// <summary>Never.</summary>
    donot_use_mm_for_euclid_dist = 2,
}
