namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg;

    /// <summary>Discrete Fourier transforms.</summary>
    public static partial class fft;

    /// <summary>Special functions.</summary>
    public static partial class special;

    /// <summary>Everything around random numbers.</summary>
    public static partial class random;

    /// <summary>What there is of NVIDIA GPUs.</summary>
    public static partial class cuda;

    /// <summary>Gradients by hand.</summary>
    public static partial class autograd;

    /// <summary>Optimizers and learning rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>Learning rate schedules.</summary>
        public static partial class lr_scheduler;
    }

    /// <summary>Data sets and loaders.</summary>
    public static partial class utils
    {
        /// <summary>Data sets and loaders.</summary>
        public static partial class data;
    }
}
