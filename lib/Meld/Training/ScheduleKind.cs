namespace Meld.Training;

/// <summary>How the learning rate goes on after the warm-up.</summary>
public enum ScheduleKind
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls to 0 in a straight line.</summary>
    Linear,

    /// <summary>It falls to 0 along half a cosine (Loshchilov and Hutter 2017).</summary>
    Cosine,
}
