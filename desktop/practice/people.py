"""The people of the practice office."""

from dataclasses import dataclass

from desktop.actions.founding import NewPerson
from desktop.domain.people import Role
from desktop.practice import LOGIN, PASSWORD


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the practice office with their roles."""

    login: str
    full_name: str
    position: str
    nip: str
    roles: tuple[Role, ...]

    def wanted(self) -> NewPerson:
        """Give the person as an administrator adds them."""
        return NewPerson(
            login=self.login,
            full_name=self.full_name,
            password=PASSWORD,
            nip=self.nip,
            position=self.position,
        )


ADMINISTRATOR = Colleague(
    LOGIN,
    "Rina Sihombing, S.Kom",
    "Pranata Komputer",
    "198805122012042003",
    (Role.ADMINISTRATOR, Role.SUPERVISOR),
)

COLLEAGUES = (
    Colleague(
        "loket",
        "Dewi Lumbantoruan, A.Md",
        "Petugas Front Office",
        "199203172019032005",
        (Role.FRONT_OFFICE,),
    ),
    Colleague(
        "loket2",
        "Andi Manik, A.Md",
        "Petugas Front Office",
        "199411232020121004",
        (Role.FRONT_OFFICE,),
    ),
    Colleague(
        "backoffice",
        "Budi Simbolon, SE",
        "Analis Dokumen Perizinan",
        "198609092010011012",
        (Role.BACK_OFFICE,),
    ),
    Colleague(
        "kasi",
        "Lasmaria Sitorus, SH",
        "Kepala Seksi Pelayanan I",
        "197904152005022001",
        (Role.SECTION_HEAD,),
    ),
    Colleague(
        "kabid",
        "Hotman Pasaribu, S.Sos",
        "Kepala Bidang Pelayanan",
        "197511302001121002",
        (Role.DIVISION_HEAD,),
    ),
    Colleague(
        "sekretaris",
        "Rosdiana Purba, M.Si",
        "Sekretaris",
        "197208081998032004",
        (Role.SECRETARY,),
    ),
    Colleague(
        "umum",
        "Jonni Silalahi",
        "Kepala Subbagian Umum",
        "197701202007011007",
        (Role.GENERAL_AFFAIRS,),
    ),
    Colleague(
        "kadis",
        "Drs. Parlindungan Sinaga, M.Si",
        "Kepala Dinas",
        "196809171994031006",
        (Role.OFFICE_HEAD,),
    ),
    Colleague(
        "teknis",
        "Ir. Mangasi Tampubolon",
        "Tim Teknis",
        "197302141999031003",
        (Role.TECHNICAL_TEAM,),
    ),
    Colleague(
        "adminoss",
        "Yuni Kartika Saragih, S.Kom",
        "Admin OSS",
        "199006252015032002",
        (Role.OSS_ADMIN,),
    ),
    Colleague("arsip", "Marlina Sagala", "Arsiparis", "198410102009042001", (Role.ARCHIVE,)),
    Colleague(
        "dalaks",
        "Tigor Hutapea, ST",
        "Pengendalian Pelaksanaan",
        "198107072006041005",
        (Role.SUPERVISION,),
    ),
    Colleague(
        "pimpinan",
        "Dr. Saut Naibaho",
        "Pimpinan",
        "196705051992031004",
        (Role.LEADERSHIP,),
    ),
    Colleague(
        "pengawas",
        "Elfrida Sianturi, SE",
        "Inspektorat",
        "197812122004122003",
        (Role.SUPERVISOR,),
    ),
)
