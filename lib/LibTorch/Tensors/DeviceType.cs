namespace TorchSharp;

/// <summary>Kinds of devices (c10/core/DeviceType.h). A build of libtorch knows some of them.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>An NVIDIA GPU.</summary>
    CUDA = 1,

    /// <summary>oneDNN's own layout.</summary>
    MKLDNN = 2,

    /// <summary>OpenGL.</summary>
    OPENGL = 3,

    /// <summary>OpenCL.</summary>
    OPENCL = 4,

    /// <summary>IDEEP.</summary>
    IDEEP = 5,

    /// <summary>An AMD GPU.</summary>
    HIP = 6,

    /// <summary>An FPGA.</summary>
    FPGA = 7,

    /// <summary>An MSNPU.</summary>
    MSNPU = 8,

    /// <summary>XLA, which covers TPUs.</summary>
    XLA = 9,

    /// <summary>Apple's Metal.</summary>
    MPS = 13,

    /// <summary>Shapes without data.</summary>
    META = 14,
}
